import { join } from 'node:path';
import { startPostgres } from '@cpii/kit/postgres';
import postgres from 'postgres';
import { allMigrations, migrate, seedDemo } from './database.ts';
import { env } from './env.ts';
import { lockData } from './lock.ts';

/** Throws the demo away and makes it anew. Refuses a database that is not a demo's, and one in use. */
async function reset() {
  if (!env.DEMO) throw new Error('This is not a demo (DEMO=0): nothing was changed.');
  if (env.DATABASE_URL) {
    if (!process.argv.includes('--yes'))
      throw new Error('This empties the database of DATABASE_URL. If it is meant: npm run reset -- --yes');
    return remake(env.DATABASE_URL);
  }
  const server = await startPostgres(join(env.DATA_DIR, 'postgres'));
  const lock = await lockData(server.url, env.PORT);
  if ('heldBy' in lock) throw new Error(`The Expo is running (process ${lock.heldBy.pid}): stop it first.`);
  await remake(server.url);
  await lock.release();
  await server.stop();
}

async function remake(url: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  for (const { schema } of allMigrations) await client`drop schema if exists ${client(schema)} cascade`;
  await client.end();
  await migrate(url);
  await seedDemo(url);
  process.stdout.write('The demo is as on its first day.\n');
}

await reset().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

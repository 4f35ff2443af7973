import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { startPostgres } from '@cpii/kit/postgres';
import { migrate, seedDemo } from '../database.ts';
import { env, publicUrl } from '../env.ts';
import { checkPort } from '../port.ts';

const say = (words: string) => process.stdout.write(`${words}\n`);

/** The five parts as five processes on ports of their own, PORT and the four after it, as on five machines. */
async function startApart() {
  const names = ['web', 'gateway', 'identity', 'initiatives', 'reviews'];
  for (const [n] of names.entries()) await checkPort(env.PORT + n);
  const server = env.DATABASE_URL ? null : await startPostgres(join(env.DATA_DIR, 'postgres'));
  const databaseUrl = env.DATABASE_URL ?? server!.url;
  await migrate(databaseUrl);
  if (env.DEMO && (await seedDemo(databaseUrl))) say('Filled the empty database with the demo.');

  const urls = Object.fromEntries(
    names.map((name, n) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${env.PORT + n}`]),
  );
  const parts: ChildProcess[] = [];
  const stop = async (code: number) => {
    const gone = parts
      .filter((part) => part.exitCode === null)
      .map((part) => new Promise((done) => part.once('exit', done)));
    for (const part of parts) part.kill('SIGTERM');
    await Promise.all(gone);
    await server?.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));

  // The gateway first, since the others ask it for its keys.
  const order = ['gateway', 'identity', 'initiatives', 'reviews', 'web'];
  for (const name of order) {
    const settings = {
      ...process.env,
      ...urls,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: publicUrl,
      PORT: `${env.PORT + names.indexOf(name)}`,
    };
    const part = fork(new URL(`./${name}.ts`, import.meta.url), { env: settings });
    parts.push(part);
    part.once('exit', (code) => void (code !== 0 && stop(1)));
    await new Promise((ready) => part.once('message', ready));
    say(`${name} on port ${settings.PORT}`);
  }
  say(`ready ${publicUrl}`);
}

await startApart().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

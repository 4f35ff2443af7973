import cluster from 'node:cluster';
import { join } from 'node:path';
import { startPostgres } from '@cpii/kit/postgres';
import { migrate, seedDemo } from './database.ts';
import { env, publicUrl } from './env.ts';
import { lockData } from './lock.ts';
import { checkPort } from './port.ts';
import { runWorker } from './worker.ts';

const say = (words: string) => process.stdout.write(`${words}\n`);

/** Starts everything, then watches over the app processes until told to stop. */
async function supervise() {
  await checkPort(env.PORT, env.HOST);
  const undo: (() => Promise<void>)[] = [];
  const databaseUrl = env.DATABASE_URL ?? (await startDatabase(undo));

  say('Bringing the database up to date …');
  await migrate(databaseUrl);
  if (env.DEMO && (await seedDemo(databaseUrl))) say('Filled the empty database with the demo.');

  say(env.WORKERS === 1 ? 'Starting the app …' : `Starting ${env.WORKERS} app processes …`);
  cluster.setupPrimary({ execArgv: process.execArgv });
  let stopping = false;
  let waiting = env.WORKERS;
  const start = () => cluster.fork({ DATABASE_URL: databaseUrl });
  cluster.on('message', (_, message) => {
    if (message === 'ready' && --waiting === 0) say(`ready ${publicUrl}`);
  });
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) return;
    if (waiting > 0) return void stop(1); // it has said why
    say(`An app process ended (${signal ?? code}); starting another.`);
    waiting = 1;
    setTimeout(start, 500);
    void worker;
  });
  for (let n = 0; n < env.WORKERS; n++) start();

  async function stop(code: number) {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const gone = workers.map((worker) => new Promise((done) => worker.once('exit', done)));
    for (const worker of workers) worker.send('stop');
    const patience = setTimeout(() => workers.forEach((worker) => void worker.process.kill('SIGKILL')), 8_000);
    await Promise.all(gone);
    clearTimeout(patience);
    for (const step of undo.reverse()) await step();
    process.exit(code);
  }
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
}

/** Our own PostgreSQL in the data folder, which one supervisor has at a time. */
async function startDatabase(undo: (() => Promise<void>)[]) {
  say('Starting PostgreSQL …');
  const server = await startPostgres(join(env.DATA_DIR, 'postgres'));
  const lock = await lockData(server.url, env.PORT);
  if ('heldBy' in lock) {
    throw new Error(
      `The data folder ${env.DATA_DIR} is held by process ${lock.heldBy.pid}, which serves port ${lock.heldBy.port}. Stop it, or choose another folder: DATA_DIR=.data2 npm start`,
    );
  }
  if (server.adopted) say('Took over the PostgreSQL that a killed process left running.');
  undo.push(server.stop, lock.release);
  return server.url;
}

const run = cluster.isPrimary ? supervise : runWorker;
run().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Mode = 'embedded' | 'apart';

/** A running Expo with its own data folder, as `npm start` or `npm run apart` makes it. */
export type Expo = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const entries: Record<Mode, string> = { embedded: 'app/src/main.ts', apart: 'app/src/apart/main.ts' };

/** Starts one and waits until it says ready. */
export async function startExpo(
  mode: Mode,
  { port, dataDir, env = {} }: { port?: number; dataDir?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Expo> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'cpii-e2e-'));
  const onPort = port ?? (await freePorts(mode === 'apart' ? 5 : 1));
  const child = spawn('node', ['--import', './kit/fast-drizzle.mjs', entries[mode]], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: `${onPort}`, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((ready, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (/^ready /m.test(said)) ready();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => fail(new Error(`The Expo ended with ${code}:\n${said}`)));
  });
  const gone = () =>
    new Promise<void>((done) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done(),
    );
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone();
  };
  return {
    url: `http://127.0.0.1:${onPort}`,
    dataDir: folder,
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** The first of `count` neighbouring ports that nobody listens on. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, n) => isFree(first + n)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number) {
  return new Promise<boolean>((done) => {
    const server = createServer();
    server.on('error', () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}

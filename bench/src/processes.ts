import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

// Where processes run: whoever is measured has one core for itself, subgraphs and load share the other.
export const measuredCore = 0;
export const otherCore = 1;

export type Process = { pid: number; stop(): Promise<void> };

/** A folder that is gone when this process is. */
export const scratch = mkdtempSync(join(tmpdir(), 'bench-'));

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** A process on one core. Its own words go to nobody unless it fails. */
export function start(core: number, command: string[], env: Record<string, string> = {}): Process {
  const child = spawn('taskset', ['--cpu-list', String(core), ...command], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said = (said + text).slice(-4_000);
    });
  }
  running.add(child);
  const ended = new Promise<void>((done) => {
    child.on('exit', (code) => {
      running.delete(child);
      if (code) process.stderr.write(`${command.join(' ')} ended with ${code}\n${said}\n`);
      done();
    });
  });
  return {
    // taskset becomes the command it is given, so this is the process itself.
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, wait(2_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Moves this process and all it starts from now on. */
export function pinMyself(core: number) {
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)]);
}

/** Seconds of CPU that a process has used, user and system, all threads. */
export function cpuOf(pid: number): number {
  // The second field is the command's name in brackets and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Seconds that the first thread of a process was ready to run and had no core. */
export function waitedOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e9;
}

/** Megabytes of memory that a process holds. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Installs a peer into its own folder, as its lock file says, unless it is there. */
export function installPeer(name: string) {
  const folder = fileURLToPath(new URL(`../peers/${name}`, import.meta.url));
  if (existsSync(`${folder}/node_modules/.package-lock.json`)) return;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status } = spawnSync(npm[0]!, [...npm.slice(1), 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`npm ci failed for the peer ${name}`);
}

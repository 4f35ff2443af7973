import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Refuses a port that somebody listens on, and says who, where the system tells. */
export async function checkPort(port: number, host?: string) {
  const error = await listenOnce(port, host);
  if (!error) return;
  if (error.code === 'EACCES')
    throw new Error(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
  if (error.code !== 'EADDRINUSE') throw error;
  const holder = await holderOf(port).catch(() => null);
  throw new Error(
    `Port ${port} is held by ${holder ?? 'another program'}. Stop it, or choose another port: PORT=${port + 1} npm start`,
  );
}

function listenOnce(port: number, host?: string) {
  return new Promise<NodeJS.ErrnoException | null>((done) => {
    const server = createServer();
    server.on('error', done);
    server.listen({ port, ...(host && { host }) }, () => server.close(() => done(null)));
  });
}

/** Linux lists sockets by inode, and each process names the inodes it has open. */
async function holderOf(port: number): Promise<string | null> {
  const sockets = `${await readFile('/proc/net/tcp', 'utf8')}${await readFile('/proc/net/tcp6', 'utf8')}`.split('\n');
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const LISTENING = '0A';
  const inodes = sockets
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      if (inodes.includes(target)) {
        const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
        return `process ${pid} (${command.slice(0, 80)})`;
      }
    }
  }
  return null;
}

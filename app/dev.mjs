// Watches: the pages are built again when they change, and the app starts again when a part of it does.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const parts = ['kit', 'gateway', 'subgraphs', 'app'].map((folder) => `--watch-path=./${folder}`);
const run = (command, args, cwd) => spawn(command, args, { cwd, stdio: 'inherit' });

const children = [
  run('vite', ['build', '--watch', '--logLevel', 'warn'], `${root}web`),
  run('node', [...parts, '--watch-preserve-output', '--import', './kit/fast-drizzle.mjs', 'app/src/main.ts'], root),
];
const stop = () => children.forEach((child) => void child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

// Installs what is missing, before anything else: plain JavaScript for whatever Node ≥ 20 is at hand.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages, about a minute …');
  // npm ci deletes the pinned Node of a former install, so npm runs on the Node that started it.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : ['npm', []];
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(command, [...args, ...flags], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('The packages could not be installed; what npm said is above.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

// npm run bench -- NAME [its own options]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const names = readdirSync(new URL('.', import.meta.url)).flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? []);
const [name = '', ...more] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Which one? npm run bench -- ${names.join(' | ')}`);
  process.exit(1);
}
const { status } = spawnSync('node', [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...more], {
  stdio: 'inherit',
});
process.exit(status ?? 1);

// Everything that must hold, one step after another, each with its time. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../e2e/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const began = Date.now();
const packages = [
  'kit',
  'gateway',
  'ranking',
  'subgraphs/identity',
  'subgraphs/initiatives',
  'subgraphs/reviews',
  'app',
  'e2e',
  'bench',
];

function step(name, command, args, env = {}) {
  const start = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(1);
  }
  console.log(`   ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

step('lint and format', 'biome', ['check', '--error-on-warnings', '.']);
step('generated code is current', 'turbo', ['run', 'generate', '--output-logs=errors-only']);
step('nothing was generated anew', 'git', ['diff', '--exit-code', '--stat', '--', '*/generated/*']);
for (const folder of packages) step(`types of ${folder}`, 'tsc', ['--noEmit', '-p', folder]);
step('build', 'turbo', ['run', 'build', '--output-logs=errors-only']);
step('types of web', 'turbo', ['run', 'check', '--output-logs=errors-only']);
step('unit and integration', 'vitest', ['run']);

const chromium = findChromium();
if (chromium) {
  const e2e = ['run', '--config', 'e2e/vitest.config.ts'];
  step('end to end, embedded', 'vitest', e2e, { CHROMIUM: chromium, E2E_MODE: 'embedded' });
  step('end to end, apart', 'vitest', e2e, { CHROMIUM: chromium, E2E_MODE: 'apart' });
} else {
  console.log('\n── end to end: left out, for there is no Chromium and it cannot be installed here.');
}
console.log(`\nAll of it: ${((Date.now() - began) / 1000).toFixed(0)} s`);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ranking } from '../src/types.ts';

// node ranking/lme4/check.ts: `reml-blup` against R's lme4 on public rating data; README.md says how. Fails where an
// effect or its standard deviation differs by more than a millionth of the range of the scores.
const tolerance = 1e-6;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'lme4-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
run('Rscript', [here('fit.R'), folder]);

const sets = readdirSync(folder).flatMap((file) => (file.endsWith('.lme4') ? [basename(file, '.lme4')] : []));
const rows = sets.map(compared).sort((a, b) => a.scores - b.scores);
process.stdout.write(`${readFileSync(join(folder, 'versions'), 'utf8').trim()}, Node ${process.versions.node}\n\n`);
const head = Object.keys(rows[0]!);
const lines = [head, head.map(() => '---'), ...rows.map((row) => Object.values(row))];
for (const cells of lines) process.stdout.write(`| ${cells.join(' | ')} |\n`);
if (rows.some((row) => Number(row.effect) > tolerance || Number(row.sd) > tolerance)) process.exitCode = 1;

type Theirs = { numbers: Map<string, number>; items: Map<string, { effect: number; sd: number }> };

function compared(name: string) {
  const theirs = fittedByLme4(join(folder, `${name}.lme4`));
  const scores = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const values = scores.map((line) => Number(line.split(',')[2]));
  let [least, most] = [values[0]!, values[0]!];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const { ranking, seconds, megabytes } = fittedByUs(join(folder, `${name}.csv`));
  const furthest = (difference: (item: Ranking['items'][number]) => number) =>
    ranking.items.reduce((most, item) => Math.max(most, Math.abs(difference(item))), 0) / (most - least);
  const { numbers, items } = theirs;
  if (items.size !== ranking.items.length) throw new Error(`${name}: ${ranking.items.length} items, not ${items.size}`);
  const variances = (['s2', 's2u', 's2b'] as const).map((key) => Math.abs(ranking.hyper[key] / numbers.get(key)! - 1));
  return {
    data: name,
    scores: scores.length,
    items: items.size,
    raters: ranking.raters.length,
    effect: furthest(({ item, effect }) => effect - items.get(item)!.effect).toExponential(1),
    sd: furthest(({ item, effectSd }) => effectSd - items.get(item)!.sd).toExponential(1),
    'variances, relative': Math.max(...variances).toExponential(1),
    'CPU s': seconds.toFixed(1),
    'lme4, CPU s': numbers.get('seconds')!.toFixed(1),
    'peak MB': megabytes.toFixed(0),
  };
}

/** Through the command line, as anyone would; the child tells at its end what it used. */
function fittedByUs(file: string) {
  const tell = `import { writeSync } from 'node:fs';
    process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
  const main = here('../src/main.ts');
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, main, file, '--method', 'reml-blup'];
  const [, stdout, , usage] = run(process.execPath, [...args, '--json']);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage!);
  const ranking: Ranking = JSON.parse(stdout!);
  if (!ranking.converged) throw new Error(`${file} did not converge`);
  return { ranking, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

function fittedByLme4(file: string): Theirs {
  const theirs: Theirs = { numbers: new Map(), items: new Map() };
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [name, value, sd] = line.split(',') as [string, string, string | undefined];
    if (sd === undefined) theirs.numbers.set(name, Number(value));
    else theirs.items.set(name, { effect: Number(value), sd: Number(sd) });
  }
  return theirs;
}

function run(command: string, args: readonly string[]) {
  const { status, error, output } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return output;
}

import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { csvField, parseCsv } from './csv.ts';
import { InvalidInput, methodIds } from './input.ts';
import { rank } from './rank.ts';
import type { MethodId, RankInput, Ranking, Review } from './types.ts';

const help = `Ranks the items of a file of scores.

  npm run rank -- [FILE.csv | -] [options]

FILE.csv (or standard input) has a header line with the columns item, rater and score, and one review a line; a rater
may score an item more than once. Nothing is ranked from a file with a bad line.

  --method METHOD   crossed-cre-map-1 (default), reml-blup or mean
  --k COUNT         how many are selected; default 5
  --scale MIN,MAX   what a score may be; default: the range of the scores
  --json            the whole result instead of a line an item
  --help            this text

A line an item, best first: item,effect,score,sd,rank,rank_low,rank_high,p_top_k,n. effect is the deviation from the
average item, sd its posterior standard deviation, score = average + effect, rank_low to rank_high the 90 % range of
the rank, p_top_k the probability of being among the best k, n the number of reviews.
`;

class Usage extends Error {}

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** The reviews of a file; throws `InvalidInput` with every bad line. */
export function reviewsOf(content: string, scale?: RankInput['scale']): Review[] {
  const [header, ...records] = parseCsv(content);
  const columns = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  const [item, rater, score] = ['item', 'rater', 'score'].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
  ];
  if (Math.min(item, rater, score) < 0) {
    const hint = /[;\t]/.test(columns.join()) ? ', with commas between them' : '';
    throw new InvalidInput([`line 1: the columns item, rater and score are needed${hint}`]);
  }
  const problems: string[] = [];
  const reviews = records.map(({ line, fields, broken }): Review => {
    const value = Number(fields[score]);
    const problem =
      broken ??
      (fields.length !== columns.length ? `${fields.length} fields instead of ${columns.length}` : undefined) ??
      (fields[item] === '' ? 'no item' : undefined) ??
      (fields[rater] === '' ? 'no rater' : undefined) ??
      (!decimal.test(fields[score]!) || !Number.isFinite(value)
        ? `the score "${fields[score]}" is no number${fields[score]!.includes(',') ? ': write a point for the decimal comma' : ''}`
        : undefined) ??
      (scale && (value < scale.min || value > scale.max) ? `the score ${value} is outside the scale` : undefined);
    if (problem) problems.push(`line ${line}: ${problem}`);
    return { item: fields[item]!, rater: fields[rater]!, values: new Map([['score', value]]) };
  });
  if (records.length === 0) problems.push('there is no review');
  if (problems.length) throw new InvalidInput(problems);
  return reviews;
}

function scaleOf(option: string): RankInput['scale'] {
  const [min, max, ...rest] = option.split(',').map((bound) => (bound.trim() === '' ? Number.NaN : Number(bound)));
  if (rest.length || !(Number.isFinite(min) && Number.isFinite(max) && min! < max!)) {
    throw new Usage('--scale needs MIN,MAX');
  }
  return { min: min!, max: max! };
}

function rangeOf(reviews: readonly Review[]): RankInput['scale'] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const { values } of reviews) {
    min = Math.min(min, values.get('score')!);
    max = Math.max(max, values.get('score')!);
  }
  return { min, max };
}

const header = 'item,effect,score,sd,rank,rank_low,rank_high,p_top_k,n';

const linesOf = ({ items }: Ranking) =>
  items.map(({ item, effect, score, effectSd, position, rankLow, rankHigh, topProbability, n }) =>
    [csvField(item), effect, score, effectSd, position, rankLow, rankHigh, topProbability, n].join(','),
  );

async function main(args: string[]) {
  const { values, positionals } = parse(args);
  if (values.help) return help;
  const [file = '-', ...others] = positionals;
  if (others.length) throw new Usage('one file at a time');
  const methodId = values.method as MethodId;
  if (!methodIds.includes(methodId)) throw new Usage(`--method is one of ${methodIds.join(', ')}`);
  const k = Number(values.k);
  if (!Number.isSafeInteger(k) || k < 1) throw new Usage('--k needs a whole number from 1');
  const told = values.scale === undefined ? undefined : scaleOf(values.scale);
  const reviews = reviewsOf(await text(file === '-' ? process.stdin : createReadStream(file)), told);
  const scale = told ?? rangeOf(reviews);
  if (reviews.length >= 20_000) process.stderr.write(`${reviews.length} reviews: this may take a minute or two …\n`);
  const ranking = rank({ reviews, weights: new Map([['score', 1]]), scale, k, methodId });
  if (ranking.items.some(({ score }) => !Number.isFinite(score))) {
    throw new InvalidInput(['the model has no answer for these scores; --method mean has one']);
  }
  if (!ranking.converged) {
    process.stderr.write(`not converged after ${ranking.solves} solves: take --method mean instead\n`);
  }
  if (!ranking.connected) {
    process.stderr.write(`${ranking.components.length} groups without a common rater: not comparable\n`);
  }
  return values.json ? `${JSON.stringify(ranking)}\n` : `${[header, ...linesOf(ranking)].join('\n')}\n`;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        method: { type: 'string', default: 'crossed-cre-map-1' },
        k: { type: 'string', default: '5' },
        scale: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Usage((error as Error).message);
  }
}

if (import.meta.main) {
  // A reader who has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.stdout.write(await main(process.argv.slice(2)));
  } catch (error) {
    const ours = error instanceof Usage || error instanceof InvalidInput;
    const { syscall, code, path } = error as NodeJS.ErrnoException;
    if (!ours && syscall === undefined) throw error;
    const message = code === 'ENOENT' ? `there is no file ${path}` : (error as Error).message;
    process.stderr.write(`${message}\n${error instanceof Usage ? '--help says more\n' : ''}`);
    process.exitCode = error instanceof Usage ? 2 : 1;
  }
}

import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { groups } from './cells.ts';
import { type Outcome, simulate } from './round.ts';
import { type Row, summary, tablesOf } from './table.ts';

const help = `Simulates rounds whose truth is known and prints, as Markdown, how well each method finds it.

  node ranking/src/simulate/main.ts [--rounds 400] [--seed 1] [--only NAME] [--workers 1] [--json]

--only takes a part of a world's name. The same seed gives the same tables, with one worker or with two.
`;

const cells = groups.flatMap((group) => group.cells.map((cell) => ({ ...cell, group: group.title })));

/** What one worker does: every `step`-th round of the cells, from `first`. */
type Share = { seed: number; rounds: number; chosen: number[]; first: number; step: number };
type Message = { cell: number; round: number; outcome: Outcome };

function work({ seed, rounds, chosen, first, step }: Share) {
  for (const cell of chosen) {
    for (let round = first; round < rounds; round += step) {
      const outcome = simulate(cells[cell]!.recipe, seed, cell, round);
      parentPort!.postMessage({ cell, round, outcome } satisfies Message);
    }
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      workers: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const [rounds, seed, workers] = [values.rounds, values.seed, values.workers].map(Number) as [number, number, number];
  if (!(Number.isSafeInteger(rounds) && rounds >= 2)) throw new Error('--rounds needs a whole number from 2');
  if (!Number.isSafeInteger(seed)) throw new Error('--seed needs a whole number');
  if (workers !== 1 && workers !== 2) throw new Error('--workers is 1 or 2');
  const chosen = [...cells.keys()].filter((cell) => cells[cell]!.name.includes(values.only));
  if (chosen.length === 0) throw new Error(`No world is called ${values.only}`);

  const outcomes = await outcomesOf({ seed, rounds, chosen, workers });
  const rows = chosen.map((cell): Row & { group: string } => {
    const { name, group } = cells[cell]!;
    return { name, group, cell: summary(outcomes.get(cell)!) };
  });
  if (values.json) return void process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  process.stdout.write(`${rounds} rounds a world, seed ${seed}; ± is two standard errors.\n\n`);
  for (const [title, own] of Map.groupBy(rows, (row) => row.group)) process.stdout.write(`${tablesOf(title, own)}\n`);
}

type Task = { seed: number; rounds: number; chosen: number[]; workers: number };

async function outcomesOf({ seed, rounds, chosen, workers }: Task): Promise<Map<number, Outcome[]>> {
  const outcomes = new Map(chosen.map((cell): [number, Outcome[]] => [cell, new Array(rounds)]));
  const left = new Map(chosen.map((cell) => [cell, rounds]));
  let done = 0;
  await Promise.all(
    Array.from({ length: workers }, async (_, first) => {
      const share: Share = { seed, rounds, chosen, first, step: workers };
      const worker = new Worker(new URL(import.meta.url), { workerData: share });
      worker.on('message', ({ cell, round, outcome }: Message) => {
        outcomes.get(cell)![round] = outcome;
        left.set(cell, left.get(cell)! - 1);
        if (left.get(cell) === 0) process.stderr.write(`${++done} of ${chosen.length}: ${cells[cell]!.name}\n`);
      });
      await new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', () => resolve());
      });
    }),
  );
  return outcomes;
}

if (isMainThread) await main();
else work(workerData as Share);

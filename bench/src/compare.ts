import { type Name, proveEqual, type Started, startContender, startSubgraphs } from './contenders.ts';
import { pagesOf, questions } from './graph.ts';
import { press, type Slice } from './load.ts';
import { otherCore, pinMyself } from './processes.ts';
import { exponent, median, print, spread } from './table.ts';

const SLICES = 7;
const SIZES = [5, 80] as const;

/**
 * Starts all side by side on one core, proves that they answer the same, and loads them in turn, slice by slice, so that
 * whatever else the machine does meets all of them. A column named in `references` says how often a row's request fits
 * into the CPU of a reference's, the cheapest one where it names several.
 */
export async function compare(
  title: string,
  names: readonly Name[],
  references: Record<string, readonly Name[]>,
  asked: object[] = questions,
) {
  pinMyself(otherCore);
  const subgraphs = await startSubgraphs();
  const started: Started[] = [];
  for (const name of names) {
    started.push(await startContender(name, { ...subgraphs.env, FIRST: started[0]?.url ?? '' }));
  }
  const bytes = await proveEqual(started, asked);

  const slices = await takeTurns(started, asked, SLICES);
  const cpu = (name: Name) => median(slices.get(name)!.map((slice) => slice.cpu));
  const grows = asked === questions ? await growth(started) : undefined;
  const rows = names.map((name) => {
    const mine = slices.get(name)!;
    const row: Record<string, string> = {
      '': name,
      'CPU µs': cpu(name).toFixed(0),
      '±': `${(spread(mine.map((slice) => slice.cpu)) * 100).toFixed(0)} %`,
      'requests/s': median(mine.map((slice) => slice.rate)).toFixed(0),
      busy: `${(median(mine.map((slice) => slice.busy)) * 100).toFixed(0)} %`,
    };
    for (const [reference, of] of Object.entries(references)) {
      row[`× ${reference}`] = (Math.min(...of.map(cpu)) / cpu(name)).toFixed(2);
    }
    if (grows) row['grows by'] = grows.get(name)!.toFixed(2);
    return row;
  });
  print(`${title}: ${SLICES} slices of 2 s, an answer of ${bytes} bytes, equal everywhere`, rows);
  await Promise.all([...started, subgraphs].map((one) => one.stop()));
}

async function takeTurns(started: Started[], asked: object[], count: number): Promise<Map<Name, Slice[]>> {
  const slices = new Map<Name, Slice[]>(started.map(({ name }) => [name, []]));
  for (const { pid, url } of started) await press(pid, url, asked);
  for (let n = 0; n < count; n++) {
    for (const { name, pid, url } of started) slices.get(name)!.push(await press(pid, url, asked));
  }
  return slices;
}

/** The exponent with which CPU grows from a page of five works to one of eighty. */
async function growth(started: Started[]): Promise<Map<Name, number>> {
  const costs = new Map<Name, number[]>(started.map(({ name }) => [name, []]));
  for (const size of SIZES) {
    const asked = pagesOf(size);
    await proveEqual(started, asked);
    const slices = await takeTurns(started, asked, 1);
    for (const [name, [slice]] of slices) costs.get(name)!.push(slice!.cpu);
  }
  return new Map(Array.from(costs, ([name, [few, many]]) => [name, exponent(SIZES, [few!, many!])]));
}

import { type Name, proveEqual, startContender, startSubgraphs } from './contenders.ts';
import { questions } from './graph.ts';
import { press, type Slice } from './load.ts';
import { otherCore, pinMyself } from './processes.ts';
import { median, print, spread } from './table.ts';

const SLICES = 7;

/**
 * Starts all side by side on one core, proves that they answer the same, and loads them in turn, slice by slice, so that
 * whatever else the machine does meets all of them. The columns named in `references` say how many times the CPU of a
 * request of ours a reference needs.
 */
export async function compare(title: string, names: readonly Name[], references: Record<string, readonly Name[]>) {
  pinMyself(otherCore);
  const subgraphs = await startSubgraphs();
  const started = [];
  for (const name of names) started.push(await startContender(name, subgraphs.env));
  const bytes = await proveEqual(started);

  const slices = new Map<Name, Slice[]>(names.map((name) => [name, []]));
  for (const { pid, url } of started) await press(pid, url, questions, { seconds: 3 });
  for (let n = 0; n < SLICES; n++) {
    for (const { name, pid, url } of started) slices.get(name)!.push(await press(pid, url, questions));
  }

  const cpu = (name: Name) => median(slices.get(name)!.map((slice) => slice.cpu));
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
      const there = of.filter((one) => slices.has(one));
      if (there.length > 0) row[`× ${reference}`] = (Math.min(...there.map(cpu)) / cpu(name)).toFixed(2);
    }
    return row;
  });
  print(`${title}: ${SLICES} slices of 2 s, an answer of ${bytes} bytes, equal everywhere`, rows);
  await Promise.all([...started, subgraphs].map((one) => one.stop()));
}

import { type Name, startContender, startSubgraphs } from './src/contenders.ts';
import { questions } from './src/graph.ts';
import { press } from './src/load.ts';
import { memoryOf, otherCore, pinMyself } from './src/processes.ts';
import { median, print } from './src/table.ts';

// From starting the process to its first answer across three subgraphs, alone on a core, and the memory it holds then and
// after three seconds of load.
const STARTS = 5;
const names: Name[] = ['ours', 'Apollo, stock', 'Hive, stock', 'Hive, Rust planner', 'Mercurius'];

pinMyself(otherCore);
const subgraphs = await startSubgraphs();
const measured = [];
for (const name of names) {
  const starts = [];
  // The first start reads the files from disk and is not counted.
  for (let n = 0; n <= STARTS; n++) {
    const started = await startContender(name, subgraphs.env);
    const fresh = memoryOf(started.pid);
    if (n === STARTS) await press(started.pid, started.url, questions, { seconds: 3 });
    if (n > 0) starts.push({ tookMs: started.tookMs, fresh, warm: memoryOf(started.pid) });
    await started.stop();
  }
  measured.push({
    name,
    tookMs: median(starts.map(({ tookMs }) => tookMs)),
    fresh: median(starts.map(({ fresh }) => fresh)),
    warm: starts.at(-1)!.warm,
  });
}
await subgraphs.stop();

const stock = measured.find(({ name }) => name === 'Apollo, stock')!;
print(
  `gateway-start: medians of ${STARTS} starts`,
  measured.map(({ name, tookMs, fresh, warm }) => ({
    '': name,
    'first answer ms': tookMs.toFixed(0),
    '× stock': (stock.tookMs / tookMs).toFixed(2),
    'MB then': fresh.toFixed(0),
    'MB after load': warm.toFixed(0),
  })),
);

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compose } from '../gateway/src/supergraph/compose.ts';
import { subgraphs } from './src/fanout/board.ts';
import { Crowd } from './src/fanout/crowd.ts';
import { cpuOf, freePorts, installPeer, measuredCore, otherCore, pinMyself, scratch, start } from './src/processes.ts';
import { exponent, median, print } from './src/table.ts';

// One board, one server process on a core of its own, and a shrinking crowd of sockets in this process on the other. A tick
// moves the board; the next one comes when everyone has seen it. Needs `ulimit -n` above the largest crowd.
const SIZES = [10_000, 5_000, 1_000];
const servers = {
  ours: 'src/fanout/ours.ts',
  'bare ws': 'src/fanout/bare.ts',
  'graphql-js for each': 'src/fanout/each.ts',
  'Apollo for each': 'peers/apollo/subscriptions.mjs',
};
type Name = keyof typeof servers;
type Measured = { cpu: number; rate: number };

pinMyself(otherCore);
installPeer('apollo');
const SUPERGRAPH = join(scratch, 'supergraph.graphql');
writeFileSync(SUPERGRAPH, compose(subgraphs).supergraphSdl);

const measured = new Map<Name, Measured[]>();
const idle = new Map<Name, number>();
const boards = new Map<Name, string>();
for (const name of Object.keys(servers) as Name[]) await measure(name);

for (const [name, board] of boards) {
  if (board !== boards.get('bare ws')) throw new Error(`${name} sends otherwise:\n${board}`);
}
const costOf = (name: Name, n: number) => measured.get(name)![n]!.cpu;
for (const [n, size] of SIZES.entries()) {
  print(
    `fanout to ${size} sockets, a board of ${boards.get('bare ws')!.length} bytes`,
    [...measured.keys()].map((name) => ({
      '': name,
      'CPU µs a message': costOf(name, n).toFixed(1),
      'messages/s': measured.get(name)![n]!.rate.toFixed(0),
      '× Apollo for each': (costOf('Apollo for each', n) / costOf(name, n)).toFixed(1),
      '× graphql-js for each': (costOf('graphql-js for each', n) / costOf(name, n)).toFixed(1),
      '× bare ws': (costOf('bare ws', n) / costOf(name, n)).toFixed(2),
      'kB an idle socket': n === 0 ? idle.get(name)!.toFixed(1) : '',
      'CPU grows by': n === SIZES.length - 1 ? '' : growth(name, n).toFixed(2),
    })),
  );
}

/** The exponent of an event's cost from the smallest crowd to this one. */
function growth(name: Name, n: number): number {
  const smallest = SIZES.length - 1;
  const cost = (at: number) => costOf(name, at) * SIZES[at]!;
  return exponent([SIZES[smallest]!, SIZES[n]!], [cost(smallest), cost(n)]);
}

async function measure(name: Name) {
  const [port] = await freePorts(1);
  const file = fileURLToPath(new URL(servers[name], import.meta.url));
  const server = start(measuredCore, [process.execPath, '--expose-gc', file], { PORT: String(port), SUPERGRAPH });
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}/${path}`, { method: 'POST' })).text();
  const isUp = () =>
    ask('tick').then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await wait(20);
  let version = 1;

  const crowd = new Crowd(`ws://127.0.0.1:${port}/graphql`);
  await crowd.growTo(1);
  boards.set(name, JSON.stringify(JSON.parse(crowd.first).payload));
  const before = Number(await ask('memory'));
  await crowd.growTo(SIZES[0]!);
  await wait(1_000);
  idle.set(name, (Number(await ask('memory')) - before) / SIZES[0]! / 1_024);

  const everyoneSees = async () => {
    version += 1;
    const seen = crowd.seen(version);
    await ask('tick');
    await seen;
  };
  measured.set(name, []);
  for (const size of SIZES) {
    crowd.shrinkTo(size);
    await wait(500);
    await everyoneSees();
    const rounds: Measured[] = [];
    for (const until = performance.now() + 3_000; rounds.length < 3 || performance.now() < until; ) {
      const [began, cpu] = [performance.now(), cpuOf(server.pid)];
      await everyoneSees();
      const took = (performance.now() - began) / 1_000;
      rounds.push({ cpu: ((cpuOf(server.pid) - cpu) / size) * 1e6, rate: size / took });
    }
    measured.get(name)!.push({
      // The clock of CPU ticks every 10 ms: only the whole is exact.
      cpu: rounds.reduce((sum, round) => sum + round.cpu, 0) / rounds.length,
      rate: median(rounds.map((round) => round.rate)),
    });
  }
  crowd.shrinkTo(0);
  await server.stop();
}

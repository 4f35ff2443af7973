import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compose } from '../gateway/src/supergraph/compose.ts';
import { query, subgraphs } from './src/fanout/board.ts';
import { cpuOf, freePorts, measuredCore, otherCore, pinMyself, scratch, start } from './src/processes.ts';
import { Watcher } from './src/soak/watcher.ts';
import { median, print } from './src/table.ts';

// One gateway on a core of its own. Five thousand watch a board that moves twice a second, two hundred queries a second are
// asked, and every twenty seconds a thousand sockets are cut off and come back at once. After each storm the board stands
// still until everyone has seen its last state: whoever has not within ten seconds has lost it.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const MINUTES = Number(values.minutes);
const WARM_UP = Math.min(1, MINUTES / 4);
const [SOCKETS, STORM, STORM_EVERY_MS, TICK_MS, QUERIES_PER_SECOND] = [5_000, 1_000, 20_000, 500, 200];

pinMyself(otherCore);
const SUPERGRAPH = join(scratch, 'supergraph.graphql');
writeFileSync(SUPERGRAPH, compose(subgraphs).supergraphSdl);
const [port] = await freePorts(1);
const file = fileURLToPath(new URL('src/fanout/ours.ts', import.meta.url));
const server = start(measuredCore, [process.execPath, '--expose-gc', file], { PORT: String(port), SUPERGRAPH });
const post = (path: string, body?: string) =>
  fetch(`http://127.0.0.1:${port}/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
const isUp = () =>
  post('memory').then(
    () => true,
    () => false,
  );
while (!(await isUp())) await wait(50);

let version = 0;
async function tick() {
  version += 1;
  await (await post('tick')).text();
}
const megabytes = async (path: 'memory' | 'heap') => Number(await (await post(path)).text()) / 1_048_576;

const watchers = Array.from({ length: SOCKETS }, () => new Watcher(`ws://127.0.0.1:${port}/graphql`));
await comeAll(watchers);

const [began, cpu] = [performance.now(), cpuOf(server.pid)];
const minutes = () => (performance.now() - began) / 60_000;
const memory: { at: number; resident: number; heap: number }[] = [];
const latencies: number[] = [];
let [lost, failed, storms, stopped] = [0, 0, 0, false];

const asking = ask();
while (minutes() < MINUTES) {
  for (const until = performance.now() + STORM_EVERY_MS; performance.now() < until; ) {
    await tick();
    await wait(TICK_MS);
  }
  await storm();
  memory.push({ at: minutes(), resident: await megabytes('memory'), heap: await megabytes('heap') });
}
stopped = true;
await asking;

const warm = memory.filter(({ at }) => at >= WARM_UP);
const third = Math.max(1, Math.floor(warm.length / 3));
const held = (some: typeof memory) =>
  `${median(some.map(({ resident }) => resident)).toFixed(0)}, in use ${median(some.map(({ heap }) => heap)).toFixed(0)}`;
const sorted = latencies.toSorted((a, b) => a - b);
print(`soak, ${SOCKETS} sockets, ${minutes().toFixed(1)} minutes`, [
  { '': 'memory after warm-up, MB', is: held(warm.slice(0, third)) },
  { '': 'memory in the middle, MB', is: held(warm.slice(third, -third)) },
  { '': 'memory at the end, MB', is: held(warm.slice(-third)) },
  { '': 'storms of a thousand', is: String(storms) },
  { '': 'last states lost', is: String(lost) },
  { '': 'sockets closed by the gateway', is: String(watchers.filter(({ isOpen }) => !isOpen).length) },
  { '': 'messages', is: String(watchers.reduce((sum, { messages }) => sum + messages, 0)) },
  { '': 'queries', is: String(latencies.length) },
  { '': 'queries failed', is: String(failed) },
  { '': 'a query takes, ms (median)', is: median(latencies).toFixed(1) },
  { '': 'a query takes, ms (99 of 100)', is: sorted[Math.floor(sorted.length * 0.99)]!.toFixed(1) },
  { '': 'of one core', is: `${(((cpuOf(server.pid) - cpu) / (minutes() * 60)) * 100).toFixed(0)} %` },
]);
for (const watcher of watchers) watcher.cut();
await server.stop();

async function storm() {
  storms += 1;
  const some = watchers.toSorted(() => Math.random() - 0.5).slice(0, STORM);
  for (const watcher of some) watcher.cut();
  await Promise.all([comeAll(some), tick()]);
  await tick();
  const late = () => watchers.filter((watcher) => watcher.version !== version).length;
  for (const until = performance.now() + 10_000; late() > 0 && performance.now() < until; ) await wait(50);
  lost += late();
}

/** A hundred at a time, as fast as they are let in. */
async function comeAll(some: Watcher[]) {
  const left = [...some];
  const coming = async () => {
    for (let watcher = left.pop(); watcher; watcher = left.pop()) await watcher.open();
  };
  await Promise.all(Array.from({ length: 100 }, coming));
}

async function ask() {
  const body = JSON.stringify({ query });
  const asked: Promise<void>[] = [];
  const from = performance.now();
  for (let n = 0; !stopped; n++) {
    await wait(Math.max(0, from + (n * 1_000) / QUERIES_PER_SECOND - performance.now()));
    asked.push(askOnce(body));
    if (asked.length > 1_000) await Promise.all(asked.splice(0));
  }
  await Promise.all(asked);
}

async function askOnce(body: string) {
  const at = performance.now();
  try {
    const answer = (await (await post('graphql', body)).json()) as { data?: { board?: unknown } };
    if (!answer.data?.board) failed += 1;
  } catch {
    failed += 1;
  }
  latencies.push(performance.now() - at);
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compose } from '../gateway/src/supergraph/compose.ts';
import { subgraphs } from '../gateway/src/testing/museum.ts';
import type { Met } from './src/abuse/attackers.ts';
import { attacks } from './src/abuse/attacks.ts';
import { askSteadily } from './src/abuse/others.ts';
import { answerOf, ours } from './src/contenders.ts';
import { cpuOf, freePorts, measuredCore, otherCore, pinMyself, scratch, start, waitedOf } from './src/processes.ts';
import { print } from './src/table.ts';

// What the well-behaved feel while others attack. A public question is asked two hundred times a second, for a while alone,
// for a while during one category of the corpus of abuse, in turn. The gateway has a core of its own; the attackers share
// the other with subgraphs and whoever measures, and stand back for them. `waited` is the share of the time in which the
// gateway wanted its core and another process had it: where that is much, the machine was measured.
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const [PER_SECOND, ALONE_S, ATTACK_S, ATTACKERS] = [200, 5, 8, 4];

pinMyself(otherCore);
const [port, control, ...ports] = await freePorts(2 + subgraphs.length);
const urls = Object.fromEntries(subgraphs.map(({ name }, n) => [name, `http://127.0.0.1:${ports[n]}/graphql`]));
const SUPERGRAPH = join(scratch, 'supergraph.graphql');
writeFileSync(SUPERGRAPH, compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: urls[name]! }))).supergraphSdl);
const env = { SUPERGRAPH, SUBGRAPHS: JSON.stringify(urls) };
const node = (path: string) => [process.execPath, fileURLToPath(new URL(path, import.meta.url))];

const museum = start(otherCore, node('src/abuse/museum.ts'), env);
for (const url of Object.values(urls)) await answerOf(url, { query: '{ __typename }' });
// A body may take a second instead of ten, so that slow ones are refused while this looks.
const LIMITS = JSON.stringify({ bodyMs: 1_000 });
const gateway = start(measuredCore, ours, { ...env, LIMITS, PORT: String(port) });
const url = `http://127.0.0.1:${port}/graphql`;
await answerOf(url, { query: '{ __typename }' });
const attackers = start(otherCore, ['nice', '-n', '19', ...node('src/abuse/attackers.ts')], {
  ...{ PORT: String(control), TARGET: url, ATTACKERS: String(ATTACKERS) },
});
const command = async (path: string, method: string) =>
  (await fetch(`http://127.0.0.1:${control}/${path}`, { method })).text();
while ((await command('', 'DELETE').catch(() => 'not yet')) === 'not yet') await wait(50);

type Slice = { latencies: number[]; cpu: number; waited: number; seconds: number };

async function slice(seconds: number): Promise<Slice> {
  const [began, cpu, waited] = [performance.now(), cpuOf(gateway.pid), waitedOf(gateway.pid)];
  const latencies = await askSteadily(url, PER_SECOND, seconds);
  const used = { cpu: cpuOf(gateway.pid) - cpu, waited: waitedOf(gateway.pid) - waited };
  return { latencies, ...used, seconds: (performance.now() - began) / 1_000 };
}

const share = (part: number) => (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * part)]!;
const [p50, p99] = [share(0.5), share(0.99)];

await slice(3);
const rows = [];
const otherwise: string[] = [];
let before = await slice(ALONE_S);
for (const category of Object.keys(attacks).filter((name) => values.only === undefined || name === values.only)) {
  await command(encodeURIComponent(category), 'POST');
  const during = await slice(ATTACK_S);
  const met: Met = JSON.parse(await command('', 'DELETE'));
  await wait(200);
  const after = await slice(ALONE_S);
  otherwise.push(...met.otherwise.map((each) => `${category}: ${each}`));
  const alone = [...before.latencies, ...after.latencies];
  const idle = (before.cpu + after.cpu) / (before.seconds + after.seconds);
  const cpu = Math.max(0, during.cpu - idle * during.seconds);
  rows.push({
    '': category,
    'attacks/s': (met.refused / during.seconds).toFixed(0),
    'CPU µs': ((cpu / met.refused) * 1e6).toFixed(0),
    busy: `${((during.cpu / during.seconds) * 100).toFixed(0)} %`,
    'p50 alone': p50(alone).toFixed(1),
    'p50 meanwhile': p50(during.latencies).toFixed(1),
    'p50 ×': (p50(during.latencies) / p50(alone)).toFixed(2),
    'p99 alone': p99(alone).toFixed(1),
    'p99 meanwhile': p99(during.latencies).toFixed(1),
    'p99 ×': (p99(during.latencies) / p99(alone)).toFixed(2),
    'waited alone': `${(((before.waited + after.waited) / (before.seconds + after.seconds)) * 100).toFixed(0)} %`,
    'waited meanwhile': `${((during.waited / during.seconds) * 100).toFixed(0)} %`,
  });
  before = after;
}
print(`abuse: ${ATTACKERS} attackers, ${PER_SECOND} questions a second by others, milliseconds`, rows);
for (const each of otherwise) process.stderr.write(`not refused as it should be: ${each}\n`);
await Promise.all([attackers, gateway, museum].map((one) => one.stop()));

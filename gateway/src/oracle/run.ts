import { parseArgs } from 'node:util';
import type { Answerer, Asked } from './answerer.ts';
import { differential, type Trial, type Wrong } from './differential.ts';
import { apollo } from './gateways/apollo.ts';
import { behindUrl } from './gateways/behind-url.ts';
import { ours, oursOverHttp } from './gateways/ours.ts';
import { monolith } from './monolith.ts';
import { shrink } from './shrink.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createWorld, type World } from './world.ts';
import { worlds } from './worlds.ts';

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'all' },
    gateway: { type: 'string', default: 'ours' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '0' },
    supergraph: { type: 'string' },
    port: { type: 'string', default: '5100' },
    show: { type: 'string', default: '5' },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

type Opened = { answer: Answerer; stop(): Promise<unknown>; plan?(request: Asked): string };

/** Whom to ask, and how to be done with it. */
async function gatewayOf(world: World, subgraphs: Trial['subgraphs']): Promise<Opened> {
  const served = { supergraphSdl: world.supergraphSdl, schemas: subgraphs.schemas };
  switch (values.gateway) {
    case 'ours':
      return ours(served);
    case 'ours-http':
      return oursOverHttp(served);
    case 'apollo':
      return apollo(world, subgraphs);
    case 'monolith':
      return { answer: monolith(world, () => subgraphs.current.run), stop: async () => {} };
    default:
      return behindUrl(world, subgraphs, {
        url: values.gateway,
        firstPort: Number(values.port),
        supergraphFile: values.supergraph,
      });
  }
}

function report({ seed, asked, expected, got, difference }: Wrong, plan?: (request: Asked) => string) {
  print(`\nseed ${seed}: ${difference.kind}\n${difference.detail}`);
  print(`${asked.query}\nvariables ${JSON.stringify(asked.variables)}`);
  if (plan) print(plan(asked));
  print(`expected ${JSON.stringify(expected)}\ngot      ${JSON.stringify(got)}`);
}

for (const description of worlds) {
  if (values.world !== 'all' && values.world !== description.name) continue;
  const world = createWorld({ ...description, seed: values.seed });
  const subgraphs = createSubgraphs(world);
  const gateway = await gatewayOf(world, subgraphs);
  const trial = { world, subgraphs, gateway: gateway.answer };
  const began = performance.now();
  const wrong = await differential(trial, {
    seed: values.seed,
    count: Number(values.count),
    probability: Number(values.faults),
    progress: (done, wrong) =>
      done % 100 === 0 && process.stderr.write(`\r${description.name} ${done}: ${wrong} wrong `),
  });
  process.stderr.write('\n');
  const stray = wrong.filter(({ difference }) => difference.stray).length;
  const silent = wrong.filter(({ difference }) => difference.silent).length;
  const seconds = Math.round((performance.now() - began) / 1000);
  print(
    `${description.name}, ${values.gateway}: ${wrong.length - stray} wrong of ${values.count} (${silent} without an error), ${stray} with a stray error, seed ${values.seed}, faults ${values.faults}, ${seconds} s`,
  );

  const kinds = Map.groupBy(wrong, ({ difference }) => difference.kind);
  const most = [...kinds].sort(([, a], [, b]) => b.length - a.length);
  for (const [kind, those] of most) print(`  ${those.length} × ${kind}`);
  for (const [, those] of most.slice(0, Number(values.show))) {
    const shortest = those.toSorted((a, b) => a.asked.query.length - b.asked.query.length)[0]!;
    report(await shrink(trial, shortest), gateway.plan);
  }
  await gateway.stop();
}

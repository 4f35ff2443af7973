import { parseArgs } from 'node:util';
import type { Answerer, Asked } from './answerer.ts';
import { differential, type Trial, type Wrong } from './differential.ts';
import { apollo } from './gateways/apollo.ts';
import { behindUrl } from './gateways/behind-url.ts';
import { ours, oursOverHttp } from './gateways/ours.ts';
import { monolith } from './monolith.ts';
import { randomWorld } from './schemas/random.ts';
import { denseWorld, wildWorld } from './schemas/wild.ts';
import { shrink } from './shrink.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createWorld, type World, type WorldDescription } from './world.ts';
import { worlds } from './worlds.ts';

/*
 * Asks random operations and tells what is wrong, shrunk.
 *
 *   node gateway/src/oracle/run.ts --world railway --seed 7 --count 1000 --faults 0.1
 *   node gateway/src/oracle/run.ts --world random --seed 7 --count 60 [--worlds 20]   schemas drawn from 7, 7.1, 7.2 …
 *   node gateway/src/oracle/run.ts --world wild …                                    with more of what is rare
 *   node gateway/src/oracle/run.ts --world dense …                                   and of what requires others
 *   … --large                                                                        with operations several times as large
 *   … --gateway ours | ours-http | apollo | monolith | http://…                      whom to ask
 */

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'all' },
    gateway: { type: 'string', default: 'ours' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '1' },
    faults: { type: 'string', default: '0' },
    large: { type: 'boolean', default: false },
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

/** The worlds that are wanted, one at a time. */
function* wanted(): Generator<WorldDescription & { seed: string }> {
  const { seed } = values;
  for (const world of worlds) {
    if (values.world === 'all' || values.world === world.name) yield { ...world, seed };
  }
  const drawn: Record<string, typeof randomWorld> = { random: randomWorld, wild: wildWorld, dense: denseWorld };
  const drawWorld = drawn[values.world];
  if (!drawWorld) return;
  for (let i = 0; i < Number(values.worlds); i++) {
    const each = i === 0 ? seed : `${seed}.${i}`;
    yield { ...drawWorld(each), seed: each };
  }
}

for (const description of wanted()) {
  const { seed } = description;
  const world = createWorld(description);
  const subgraphs = createSubgraphs(world);
  const gateway = await gatewayOf(world, subgraphs);
  const trial = { world, subgraphs, gateway: gateway.answer };
  const began = performance.now();
  const wrong = await differential(trial, {
    seed,
    count: Number(values.count),
    probability: Number(values.faults),
    large: values.large,
    progress: (done, wrong) =>
      done % 100 === 0 && process.stderr.write(`\r${description.name} ${done}: ${wrong} wrong `),
  });
  process.stderr.write('\n');
  const stray = wrong.filter(({ difference }) => difference.stray).length;
  const silent = wrong.filter(({ difference }) => difference.silent).length;
  const seconds = Math.round((performance.now() - began) / 1000);
  print(
    `${description.name}, ${values.gateway}: ${wrong.length - stray} wrong of ${values.count} (${silent} without an error), ${stray} with a stray error, seed ${seed}, faults ${values.faults}, ${seconds} s`,
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

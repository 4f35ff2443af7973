import { parse } from 'graphql';
import { unanswerable } from '../../supergraph/check.ts';
import { compose } from '../../supergraph/compose.ts';
import { random } from '../random.ts';
import type { Table, WorldDescription } from '../world.ts';
import { drawInterfaces, drawKeyedInterface, drawUnions, nameKeyedInterface } from './random/abstract.ts';
import type { Draft } from './random/draft.ts';
import { drawFields, drawRoots } from './random/fields.ts';
import { hideSome } from './random/hidden.ts';
import { leaves } from './random/leaves.ts';
import { drawValues, nameEntities, placeEntity } from './random/objects.ts';
import { sdlOf } from './random/print.ts';
import { drawProvisions, drawRequirements } from './random/requirements.ts';

/** A world and what had to be thrown away before it: the reasons of drafts that do not compose or cannot be answered. */
export type RandomWorld = WorldDescription & { rejected: string[] };

/**
 * The world that a seed stands for: two to five subgraphs that share entities, values, interfaces and unions in the ways
 * that planners find hard.
 */
export const randomWorld = (seed: string): RandomWorld => firstThatHolds('random', seed, drawWorld);

/** The first draft of a seed that composes, and of which everything can be answered. */
export function firstThatHolds(kind: string, seed: string, draw: (seed: string) => WorldDescription): RandomWorld {
  const rejected: string[] = [];
  for (let attempt = 0; attempt < 100; attempt++) {
    const drawn = draw(`${seed}|${attempt}`);
    const reason = objection(drawn);
    if (reason === undefined) return { ...drawn, name: `${kind} ${seed}`, seed, rejected };
    rejected.push(reason);
  }
  throw new Error(`nothing composes for seed ${seed}: ${rejected.at(-1)}`);
}

function objection({ subgraphs }: WorldDescription): string | undefined {
  try {
    const { supergraphSdl } = compose(subgraphs);
    return unanswerable(parse(supergraphSdl, { noLocation: true }))[0];
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

function drawWorld(seed: string): WorldDescription {
  const draws = random(seed);
  const graphs = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + draws.below(4));
  const draft: Draft = { random: draws, graphs, types: new Map(), drawn: { count: 0 } };
  const leafTypes = leaves(draws, graphs);

  const entities = nameEntities(draft);
  const keyed = nameKeyedInterface(draft, entities);
  for (const entity of entities) placeEntity(draft, entity, keyed?.members.includes(entity) ? keyed.home : undefined);
  drawValues(draft, entities);
  if (keyed) drawKeyedInterface(draft, keyed);
  drawInterfaces(draft);
  drawUnions(draft);
  drawFields(draft);
  drawRoots(draft);
  drawRequirements(draft);
  drawProvisions(draft);
  hideSome(draft);

  const subgraphs = graphs.map((name) => ({ name, sdl: sdlOf(draft, name, leafTypes.sdlAt(name)) }));
  return { name: seed, subgraphs, table: tableOf(draft), size: 3 + draws.below(3) };
}

/** What mutations change is seen by every later field. */
export function tableOf({ types }: Draft): Table {
  const table: Table = {};
  for (const [name, { base }] of types.get('Mutation')?.fields ?? []) {
    table[`${base}.moves`] = () => 0;
    table[`Mutation.${name}`] = ({ args, find }) => {
      const one = find(base, { id: args.id });
      if (one) one.own.moves = Number(one.own.moves ?? 0) + 1;
      return one ?? null;
    };
  }
  return table;
}

import { random } from '../random.ts';
import type { WorldDescription } from '../world.ts';
import { drawInterfaces, drawKeyedInterface, drawUnions, nameKeyedInterface } from './random/abstract.ts';
import { loosenInterfaces, loosenShared } from './random/covariance.ts';
import type { Draft } from './random/draft.ts';
import { drawFields, drawRoots } from './random/fields.ts';
import { hideSome } from './random/hidden.ts';
import { drawHierarchy } from './random/hierarchy.ts';
import { leaves } from './random/leaves.ts';
import { nestValues } from './random/nested-values.ts';
import { drawValues, nameEntities, placeEntity } from './random/objects.ts';
import { addLoneArguments, forgetSome, hideType, takeOverShared } from './random/odds.ts';
import { sdlOf } from './random/print.ts';
import { drawProvisions, drawRequirements } from './random/requirements.ts';
import { firstThatHolds, type RandomWorld, tableOf } from './random.ts';

/**
 * Like a random world, with more of what is rare: two interfaces with keys, interfaces above interfaces, types that are told
 * more exactly here than there, values within values, fields taken over from those who share them, types that are hidden,
 * arguments that one subgraph has alone, entities that it does not know.
 */
export const wildWorld = (seed: string): RandomWorld => firstThatHolds('wild', seed, drawWorld);

function drawWorld(seed: string): WorldDescription {
  const draws = random(seed);
  const graphs = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, 3 + draws.below(4));
  const draft: Draft = { random: draws, graphs, types: new Map(), drawn: { count: 0 } };
  const leafTypes = leaves(draws, graphs);

  const entities = nameEntities(draft);
  const things = nameKeyedInterface(draft, entities);
  const beings = nameKeyedInterface(
    draft,
    entities.filter((each) => !things?.members.includes(each)),
    'Being',
  );
  const homeOf = (entity: (typeof entities)[number]) =>
    [things, beings].find((each) => each?.members.includes(entity))?.home;
  for (const entity of entities) placeEntity(draft, entity, homeOf(entity));
  drawValues(draft, entities);
  nestValues(draft);
  if (things) drawKeyedInterface(draft, things);
  if (beings)
    drawKeyedInterface(draft, beings, [
      ['mood', 'weight', 'age'],
      ['votes', 'pace', 'badge', 'rival'],
    ]);
  drawInterfaces(draft);
  drawHierarchy(draft);
  drawUnions(draft);
  drawFields(draft);
  loosenInterfaces(draft);
  drawRoots(draft);
  loosenShared(draft);
  takeOverShared(draft);
  drawRequirements(draft);
  drawProvisions(draft);
  addLoneArguments(draft);
  const unknownTo = forgetSome(draft);
  hideSome(draft);
  hideType(draft);

  const subgraphs = graphs.map((name) => ({ name, sdl: sdlOf(draft, name, leafTypes.sdlAt(name)) }));
  return { name: seed, subgraphs, table: tableOf(draft), size: 3 + draws.below(3), unknownTo };
}

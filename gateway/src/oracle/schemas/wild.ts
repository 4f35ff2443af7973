import { random } from '../random.ts';
import type { WorldDescription } from '../world.ts';
import { drawInterfaces, drawKeyedInterface, drawUnions, nameKeyedInterface } from './random/abstract.ts';
import { loosenInterfaces, loosenShared } from './random/covariance.ts';
import { deepenKeys } from './random/deep-keys.ts';
import type { Draft } from './random/draft.ts';
import { drawFields, drawRoots } from './random/fields.ts';
import { hideSome } from './random/hidden.ts';
import { drawHierarchy } from './random/hierarchy.ts';
import { leaves } from './random/leaves.ts';
import { enrichInterface } from './random/more-objects.ts';
import { nestValues } from './random/nested-values.ts';
import { drawValues, nameEntities, placeEntity } from './random/objects.ts';
import {
  addLoneArguments,
  drawSubscriptions,
  extendSome,
  forgetSome,
  hideType,
  takeOverShared,
} from './random/odds.ts';
import { isPlain, plainSdlOf, sdlOf } from './random/print.ts';
import { drawProvisions, drawRequirements } from './random/requirements.ts';
import { firstThatHolds, type RandomWorld, tableOf } from './random.ts';

/**
 * Like a random world, with more of what is rare: two interfaces with keys, interfaces above interfaces, types that are told
 * more exactly here than there, values within values, fields taken over from those who share them, types that are hidden,
 * arguments that one subgraph has alone, entities that it does not know.
 */
export const wildWorld = (seed: string): RandomWorld => firstThatHolds('wild', seed, (each) => drawWorld(each, false));

/** A wild world with more subgraphs and entities, in which most fields require others: chains of what waits for what. */
export const denseWorld = (seed: string): RandomWorld => firstThatHolds('dense', seed, (each) => drawWorld(each, true));

function drawWorld(seed: string, dense: boolean): WorldDescription {
  const draws = random(seed);
  const graphs = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, dense ? 4 + draws.below(4) : 3 + draws.below(4));
  const draft: Draft = { random: draws, graphs, types: new Map(), drawn: { count: 0 }, wild: true, dense };
  const leafTypes = leaves(draws, graphs);

  const entities = nameEntities(draft);
  deepenKeys(draft, entities);
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
  for (const each of [things, beings]) if (each) enrichInterface(draft, each);
  drawInterfaces(draft);
  drawHierarchy(draft);
  drawUnions(draft);
  drawFields(draft);
  loosenInterfaces(draft);
  drawRoots(draft);
  drawSubscriptions(draft);
  loosenShared(draft);
  takeOverShared(draft);
  drawRequirements(draft);
  drawProvisions(draft);
  extendSome(draft);
  addLoneArguments(draft);
  const unknownTo = forgetSome(draft);
  hideSome(draft);
  hideType(draft);

  const old = draws.maybe(0.3) ? graphs.filter((graph) => isPlain(draft, graph)).slice(0, 1) : [];
  const subgraphs = graphs.map((name) => {
    const sdl = old.includes(name) ? plainSdlOf : sdlOf;
    return { name, sdl: sdl(draft, name, leafTypes.sdlAt(name)) };
  });
  return { name: seed, subgraphs, table: tableOf(draft), size: 3 + draws.below(3), unknownTo };
}

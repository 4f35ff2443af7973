import { fieldPath } from '../operation/coverage.ts';
import { renamesOf } from '../operation/fetch-document.ts';
import type { PlannedFetch } from '../operation/split.ts';
import { copy, isObject, type JsonObject } from './json.ts';
import { mergeAt } from './merge.ts';
import { collectAt, pathsOf } from './places.ts';
import { type Owner, type Representations, representationsFor } from './representations.ts';
import { rewriteBy } from './rewrite.ts';
import { shapeOf } from './shape.ts';
import { fail, type Path, type State } from './state.ts';
import type { Wiring } from './wiring.ts';

/** One list of entities: what is asked of which objects, and how its answer comes home. */
export type EntityList = {
  readonly planned: PlannedFetch;
  collect(state: State): Representations | null;
  /** Where everyone stands who is described by these representations. */
  paths(state: State, owners: readonly Owner[]): Path[];
  /** Where an error of the subgraph belongs: its path within the list's field, starting with the index. */
  errorPaths(state: State, path: Path, entities: unknown, owners: readonly Owner[]): Path[];
  receive(state: State, entities: unknown, owners: readonly Owner[]): void;
};

export function entityList(planned: PlannedFetch, at: readonly (string | number)[], wiring: Wiring): EntityList {
  const { types, synthetic, graphs, known } = wiring;
  const { serviceName } = planned;
  const shape = shapeOf(planned);
  const sharesObjects = [...shape.values()].some((below) => below !== null);
  const merge = mergeAt(shape, fieldPath(at), wiring);
  const collect = collectAt(at);
  const rewrite = rewriteBy(planned.outputRewrites, types);
  const renames = renamesOf(planned);
  const representations = representationsFor({
    fetch: planned,
    at: fieldPath(at),
    graph: graphs.get(serviceName)!,
    types,
    synthetic,
    known,
  });

  const { onlyTypes } = planned;
  /** An error of something that is asked of other types only is nobody's business, once the type is known. */
  const concerns = ({ __typename: type }: JsonObject) =>
    !onlyTypes || typeof type !== 'string' || !types.isObject(type) || onlyTypes.includes(type);
  const objectsOf = (owners: readonly Owner[]): JsonObject[] => owners.flat().filter(concerns);

  const pathsOfAll = (state: State, objects: readonly JsonObject[]) =>
    objects.length > 0 ? pathsOf(state, at, objects) : [];

  return {
    planned,
    collect: (state) => representations(collect(state.root)),

    paths: (state, owners) => pathsOfAll(state, objectsOf(owners)),

    errorPaths(state, [index, ...below], entities, owners) {
      const owner = typeof index === 'number' ? owners[index] : undefined;
      if (!owner) {
        // Without an index it belongs to every entity that is missing.
        const missing = owners.filter((_, i) => !Array.isArray(entities) || !isObject(entities[i]));
        return pathsOfAll(state, objectsOf(missing.length > 0 ? missing : owners));
      }
      // The error that nulled an entity stays at the field which it was.
      const entity = Array.isArray(entities) ? entities[index as number] : undefined;
      const rest = (isObject(entity) ? below : below.slice(0, 1)).map((step) => renames.get(String(step)) ?? step);
      return pathsOfAll(state, objectsOf([owner])).map((path) => [...path, ...rest]);
    },

    receive(state, entities, owners) {
      if (!Array.isArray(entities) || entities.length !== owners.length) {
        const got = Array.isArray(entities) ? entities.length : typeof entities;
        const error = new Error(`${serviceName} answered ${got} entities for ${owners.length}`);
        return fail(state, error, pathsOfAll(state, objectsOf(owners)), serviceName);
      }
      for (let i = 0; i < entities.length; i++) {
        const entity: unknown = entities[i];
        if (!isObject(entity)) continue;
        const owner = owners[i]!;
        if (rewrite) {
          entity.__typename ??= (Array.isArray(owner) ? owner[0]! : owner).__typename;
          rewrite(entity);
        }
        if (!Array.isArray(owner)) merge(owner, entity);
        else {
          const last = owner.length - 1;
          for (let k = 0; k <= last; k++) merge(owner[k]!, sharesObjects && k < last ? copy(entity) : entity);
        }
      }
    },
  };
}

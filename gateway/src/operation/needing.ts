import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import type { Need } from '../supergraph/required-arguments.ts';
import type { Asking } from './asking.ts';

/**
 * The types of which a response name is asked, or of which a field is asked that requires it; undefined when it may be
 * needed of every type, as a key is. `isFor` leaves out fields that do not require it after all.
 */
export function typesFor(
  name: string,
  asking: Asking,
  { keyNames, dependents }: PlannerSupergraph,
  isFor: (field: string) => boolean = () => true,
): Set<string> | undefined {
  if (keyNames.has(name)) return undefined;
  const asked = new Set(asking.types.get(name));
  const requiring = new Set([...(dependents.get(name) ?? [])].filter(isFor));
  for (const field of requiring) {
    if (keyNames.has(field)) return undefined;
    for (const type of asking.typesByField.get(field) ?? []) asked.add(type);
    for (const further of dependents.get(field) ?? []) requiring.add(further);
  }
  return asked.size > 0 ? asked : undefined;
}

/** The same for a path of names: what lies below a required field is needed only as far as the requirement reaches. */
export function typesForPath(
  path: readonly string[],
  asking: Asking,
  supergraph: PlannerSupergraph,
): Set<string> | undefined {
  const reaches = new Set<string>();
  for (const [coordinate, need] of supergraph.needs) {
    if (covers(need, path, supergraph)) reaches.add(coordinate.slice(coordinate.lastIndexOf('|') + 1));
  }
  return typesFor(path[0]!, asking, supergraph, (field) => reaches.has(field));
}

function covers({ names }: Need, path: readonly string[], { synthetic, keyNames, dependents }: PlannerSupergraph) {
  const at: string[] = [];
  for (const name of path) {
    const here = [...at, synthetic.get(name)?.field ?? name];
    if (names.get(here.join('.')) !== name) {
      // What is no part of the requirement can be the key or the requirement of something that is.
      const requiring = new Set(dependents.get(name));
      for (const field of requiring) for (const further of dependents.get(field) ?? []) requiring.add(further);
      return (
        at.length > 0 && (keyNames.has(name) || [...requiring].some((field) => names.has([...at, field].join('.'))))
      );
    }
    at.push(here.at(-1)!);
  }
  return true;
}

import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import type { Need } from '../supergraph/required-arguments.ts';
import type { Asking } from './asking.ts';

export type Needing = {
  supergraph: PlannerSupergraph;
  /** Of the operation, at a response path. */
  asking(path: readonly string[]): Asking;
};

/**
 * The types of which a response name is asked at a path, or of which a field is asked there that requires it; undefined
 * when it may be needed of every type, as a key is, or what is required from further up.
 */
export function typesFor(name: string, at: readonly string[], needing: Needing): Set<string> | undefined {
  return typesForNames([name], at, needing, () => true);
}

/** The same for a path of names: what lies below a required field is needed only as far as the requirement reaches. */
export function typesForPath(names: readonly string[], at: readonly string[], needing: Needing) {
  const reaching = fieldsRequiring(names, needing.supergraph);
  return typesForNames(names, at, needing, (field) => reaching.has(field));
}

/** `isFor` leaves out fields that do not require it after all. */
function typesForNames(
  names: readonly string[],
  at: readonly string[],
  needing: Needing,
  isFor: (field: string) => boolean,
): Set<string> | undefined {
  const { keyNames, dependents } = needing.supergraph;
  const name = names[0]!;
  if (keyNames.has(name) || isNeededAbove(names, at, needing)) return undefined;
  const { types, typesByField } = needing.asking(at);
  const asked = new Set(types.get(name));
  const requiring = new Set([...(dependents.get(name) ?? [])].filter(isFor));
  for (const field of requiring) {
    if (keyNames.has(field) || isNeededAbove([field], at, needing)) return undefined;
    for (const type of typesByField.get(field) ?? []) asked.add(type);
    for (const further of dependents.get(field) ?? []) requiring.add(further);
  }
  return asked.size > 0 ? asked : undefined;
}

/** Whether something that is asked further up requires these names below itself. */
function isNeededAbove(names: readonly string[], at: readonly string[], needing: Needing): boolean {
  return at.some((_, i) => {
    const fields = fieldsRequiring([...at.slice(i), ...names], needing.supergraph);
    return fields.size > 0 && isAnyNeeded(fields, at.slice(0, i), needing);
  });
}

/** Whether one of these fields is asked at a path, or required there. */
function isAnyNeeded(fields: ReadonlySet<string>, at: readonly string[], needing: Needing): boolean {
  const { typesByField } = needing.asking(at);
  const needed = new Set(fields);
  for (const field of needed) {
    if (typesByField.has(field) || isNeededAbove([field], at, needing)) return true;
    for (const further of needing.supergraph.dependents.get(field) ?? []) needed.add(further);
  }
  return false;
}

/** The fields whose requirements reach as far as this path. */
function fieldsRequiring(path: readonly string[], supergraph: PlannerSupergraph): Set<string> {
  const fields = new Set<string>();
  for (const [coordinate, need] of supergraph.needs) {
    if (covers(need, path, supergraph)) fields.add(coordinate.slice(coordinate.lastIndexOf('|') + 1));
  }
  return fields;
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

import { isObject, type JsonObject, reader } from './json.ts';
import type { Shape } from './shape.ts';
import type { Wiring } from './wiring.ts';

/** Merges what a fetch answered for one object into that object. */
export type Merge = (target: JsonObject, answer: JsonObject) => void;

/**
 * Merging for a fetch of this shape at this place. A name that only this fetch writes is assigned; only objects that
 * several fetches share are merged deeply, by shape and never by looking at keys.
 */
export function mergeAt(shape: Shape, at: string, wiring: Pick<Wiring, 'writers' | 'types' | 'known'>): Merge {
  const { writers, types, known: knownTypes } = wiring;
  const assigned: { name: string; read: (object: JsonObject) => unknown }[] = [];
  const shared: { name: string; read: (object: JsonObject) => unknown; merge: Merge }[] = [];
  // Where only one type is possible nothing may say another: an interface object answers the interface's name.
  const hasTypename = shape.has('__typename') && !knownTypes.has(at);
  for (const [name, below] of shape) {
    if (name === '__typename') continue;
    const path = `${at}.${name}`;
    if (!below || writers.get(path) === 1) assigned.push({ name, read: reader(name) });
    else shared.push({ name, read: reader(name), merge: mergeAt(below, path, wiring) });
  }

  return (target, answer) => {
    for (const { name, read } of assigned) {
      const value = read(answer);
      if (value !== undefined && (value !== null || read(target) === undefined)) target[name] = value;
    }
    if (hasTypename) {
      // An interface object answers the interface's name: a concrete type that is known stays known.
      const { __typename: type } = answer;
      const { __typename: known } = target;
      const keeps = typeof known === 'string' && types.isObject(known);
      if (type !== undefined && type !== null && !keeps) target.__typename = type;
    }
    for (const { name, read, merge } of shared) {
      const value = read(answer);
      if (value !== undefined) target[name] = merged(read(target), value, merge, name);
    }
  };
}

/** A null half does not erase the other half. */
function merged(known: unknown, value: unknown, merge: Merge, name: string): unknown {
  if (known === undefined || known === null) return value;
  if (Array.isArray(known) && Array.isArray(value)) {
    if (known.length !== value.length) {
      throw new Error(`two subgraphs answered ${name} with lists of ${known.length} and ${value.length}`);
    }
    for (let i = 0; i < value.length; i++) known[i] = merged(known[i], value[i], merge, name);
  } else if (isObject(known) && isObject(value)) merge(known, value);
  return known;
}

import type { FetchDataRewrite } from '@apollo/query-planner';
import type { TypeFacts } from '../supergraph/facts.ts';
import { isObject, type JsonObject, ownOf } from './json.ts';

export type Rewrite = (value: JsonObject) => void;

/**
 * The planner's rewrites of what is sent or answered: a value set, or a key renamed, at a path with type conditions.
 * Presence decides and not truth: 0, false and "" are values.
 */
export function rewriteBy(rewrites: readonly FetchDataRewrite[] | undefined, types: TypeFacts): Rewrite | undefined {
  if (!rewrites?.length) return undefined;
  return (value) => {
    for (const rewrite of rewrites) descend(rewrite, 0, value, types);
  };
}

function descend(rewrite: FetchDataRewrite, i: number, value: unknown, types: TypeFacts) {
  if (Array.isArray(value)) {
    for (const member of value) descend(rewrite, i, member, types);
    return;
  }
  if (!isObject(value)) return;
  const step = rewrite.path[i]!;
  if (i === rewrite.path.length - 1) apply(rewrite, value, step);
  else if (step.startsWith('... on ')) {
    const { __typename: type } = value;
    if (typeof type !== 'string' || types.applies(type, step.slice('... on '.length))) {
      descend(rewrite, i + 1, value, types);
    }
  } else if (Object.hasOwn(value, step)) descend(rewrite, i + 1, value[step], types);
}

function apply(rewrite: FetchDataRewrite, object: JsonObject, key: string) {
  if (rewrite.kind === 'ValueSetter') object[key] = rewrite.setValueTo;
  else if (Object.hasOwn(object, key)) {
    const { renameKeyTo: name } = rewrite;
    object[name] = Object.hasOwn(object, name) ? joined(object[name], object[key]) : object[key];
    delete object[key];
  }
}

/** Two answers to one field: what was asked of the interface and, under an alias, of the type. */
function joined(known: unknown, value: unknown): unknown {
  if (known === undefined || known === null) return value;
  if (Array.isArray(known) && Array.isArray(value)) return known.map((member, i) => joined(member, value[i]));
  if (isObject(known) && isObject(value)) {
    for (const [name, part] of Object.entries(value)) known[name] = joined(ownOf(known, name), part);
  }
  return known;
}

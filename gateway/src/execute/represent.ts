import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { Synthetic } from '../supergraph/required-arguments.ts';
import { isObject, type JsonObject, ownOf } from './json.ts';
import { needsOf, type RepresentationRules } from './representations.ts';
import { rewriteBy } from './rewrite.ts';

type Rules = Pick<RepresentationRules, 'types' | 'known'>;

/**
 * The representation of an entity, at `.a.b`, that may lack something: what is there of what may be sent. It may stand for
 * one of several keys; whether it is enough is seen when it is sent.
 */
export function represent(
  entity: JsonObject,
  selections: readonly QueryPlanSelectionNode[],
  rules: Rules,
  at: string,
): JsonObject {
  const out: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') combine(out, representObject(entity, [selection], rules, at) ?? {});
    else if (!selection.typeCondition || applies(typeOf(entity, rules, at), selection.typeCondition, rules)) {
      combine(out, represent(entity, selection.selections, rules, at));
    }
  }
  return out;
}

/** An object within; null when a field that it must bring is missing. */
function representObject(
  object: unknown,
  selections: readonly QueryPlanSelectionNode[],
  rules: Rules,
  at: string,
): JsonObject | null {
  if (!isObject(object)) return null;
  const type = typeOf(object, rules, at);
  const out: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      const value = name === '__typename' ? type : ownOf(object, name);
      if (value === undefined) return null;
      out[name] = selection.selections ? representAll(value, selection.selections, rules, `${at}.${name}`) : value;
    } else if (!selection.typeCondition || applies(type, selection.typeCondition, rules)) {
      const part = representObject(object, selection.selections, rules, at);
      if (part) combine(out, part);
    }
  }
  return out;
}

const typeOf = (object: JsonObject, { known }: Rules, at: string) => known.get(at) ?? object.__typename;

function representAll(
  value: unknown,
  selections: readonly QueryPlanSelectionNode[],
  rules: Rules,
  at: string,
): unknown {
  if (Array.isArray(value)) return value.map((member) => representAll(member, selections, rules, at));
  return value === null ? null : representObject(value, selections, rules, at);
}

function applies(type: unknown, condition: string, { types }: Rules): boolean {
  return typeof type === 'string' && types.applies(type, condition);
}

function combine(target: JsonObject, part: JsonObject) {
  for (const [key, value] of Object.entries(part)) {
    const known = ownOf(target, key);
    if (isObject(known) && isObject(value)) combine(known, value);
    else if (Array.isArray(known) && Array.isArray(value)) {
      for (const [i, member] of value.entries()) {
        if (isObject(known[i]) && isObject(member)) combine(known[i], member);
      }
    } else target[key] = value;
  }
}

/**
 * What is sent of a representation: its JSON, or null when the subgraph could not use it. Some are to be sent under the
 * name of an interface: one that brings no key of that, but one of its own type, keeps its own.
 */
export function sendable(representation: JsonObject, rules: RepresentationRules): string | null {
  const { fetch, graph, types, synthetic } = rules;
  const { __typename: own } = representation;
  rewriteBy(fetch.inputRewrites, types)?.(representation);
  const isResolvable = (type: unknown): type is string =>
    typeof type === 'string' && types.resolvableKeys(graph, type).some((key) => holds(representation, key));
  const type = [representation.__typename, own].find(isResolvable);
  if (type === undefined) return null;
  representation.__typename = type;
  if (needsOf(fetch, type, types).some((name) => ownOf(representation, name) === undefined)) return null;
  return JSON.stringify(withRealNames(representation, synthetic));
}

/** Whether every field of a key is there; null counts, since nobody but the subgraph knows what it means. */
function holds(value: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(value)) return value.every((member) => holds(member, key));
  return (
    isObject(value) &&
    key.selections.every((field) => {
      if (field.kind !== Kind.FIELD) return true;
      const below = ownOf(value, field.name.value);
      return below !== undefined && (!field.selectionSet || below === null || holds(below, field.selectionSet));
    })
  );
}

function withRealNames(value: unknown, synthetic: ReadonlyMap<string, Synthetic>): unknown {
  if (synthetic.size === 0) return value;
  if (Array.isArray(value)) return value.map((member) => withRealNames(member, synthetic));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [synthetic.get(key)?.field ?? key, withRealNames(below, synthetic)]),
  );
}

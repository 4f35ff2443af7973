import { print, stripIgnoredCharacters } from 'graphql';
import { isObject } from '../execute/json.ts';
import type { Operation } from '../operation/operation.ts';

const texts = new WeakMap<Operation, string>();

/** Equal for those who ask the same, however they write it, in the same scope; `variables` are those of the plan. */
export function groupKey(scope: string, operation: Operation, variables: Readonly<Record<string, unknown>>): string {
  const given = operation.definitions.flatMap(({ variable: { name } }) =>
    variables[name.value] === undefined ? [] : [[name.value, variables[name.value]]],
  );
  return JSON.stringify([scope, normalised(operation), canonical(given)]);
}

function normalised(operation: Operation): string {
  const text = texts.get(operation) ?? stripIgnoredCharacters(print(operation.document));
  texts.set(operation, text);
  return text;
}

/** JSON with the keys of every object in one order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

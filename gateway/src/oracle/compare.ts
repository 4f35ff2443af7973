import { isDeepStrictEqual } from 'node:util';
import type { GraphQLFormattedError } from 'graphql';
import type { Answered } from './answerer.ts';
import type { Path } from './truth.ts';

/**
 * How an answer differs from the monolith's. `kind` is short and the same for like differences. A `stray` answer has the
 * right data and all errors of the monolith, and one besides for a field that only another type of the interface requires.
 */
export type Difference = { kind: string; silent: boolean; stray: boolean; detail: string };

/**
 * Compares an answer with the monolith's: `data` must be equal, also in the order of fields; errors must lie at the same
 * places. A place is a path cut at the first null of the data, so several errors that null one object count once.
 *
 * Only what is required and failed leaves room, since a client may not have asked for it: the monolith reports it at the
 * field that requires it (`extensions.need`). A gateway may report it there, or at or below the object of that field as far
 * as the required field reaches; something it must report. Keys never fail, nor what is required and not null: see
 * `neverFails`.
 */
export function compare(expected: Answered, got: Answered, required: ReadonlySet<string>): Difference | undefined {
  const silent = !got.errors?.length;
  const first = got.errors?.[0]?.message ?? '';
  const differ = (kind: string, detail: string) => ({
    kind: silent ? kind : `${kind}: ${normal(first)}`,
    silent,
    stray: false,
    detail,
  });

  if (!isDeepStrictEqual(plain(expected.data), plain(got.data))) {
    const at = firstDifference(expected.data, got.data, []);
    return differ(`data (${at.what})`, `at ${at.path.join('.')}: expected ${short(at.expected)}, got ${short(at.got)}`);
  }
  const { missing, extra } = compareErrors(expected, got);
  if (missing) return differ('errors', missing);
  if (extra.length > 0) {
    const stray = extra.every(({ message }) => required.has(message.split(' ')[0]!));
    const detail = `an error too many at ${place(got.data, pathOf(extra[0]!))}: ${extra[0]!.message}`;
    return stray ? { ...differ('errors', detail), kind: 'a stray error', stray } : differ('errors', detail);
  }
  if (JSON.stringify(expected.data) !== JSON.stringify(got.data))
    return differ('order of fields', 'data equal but for order');
  return undefined;
}

function compareErrors(expected: Answered, got: Answered): { missing?: string; extra: GraphQLFormattedError[] } {
  const needs: { place: string; object: Path; reach: number }[] = [];
  const plainPlaces = new Set<string>();
  for (const { path = [], extensions } of expected.errors ?? []) {
    const need = extensions?.need as number | undefined;
    if (!need) plainPlaces.add(place(expected.data, path));
    else
      needs.push({
        place: place(expected.data, path),
        object: path.slice(0, -1),
        reach: path.length - 1 + 2 * (need - 1),
      });
  }
  const gotPlaces = new Set((got.errors ?? []).map((error) => place(got.data, pathOf(error))));

  const missing = [...plainPlaces].filter((one) => !gotPlaces.has(one));
  if (missing.length > 0) return { missing: `no error at ${missing[0]}`, extra: [] };
  for (const need of needs) {
    const object = place(got.data, need.object);
    const told = [...gotPlaces].some((one) => one === need.place || isAt(one, object) || isAt(object, one));
    if (!told) return { missing: `no error for what ${need.place} requires`, extra: [] };
  }
  const explained = (one: string, { path = [] }: GraphQLFormattedError) =>
    plainPlaces.has(one) ||
    needs.some(
      (need) =>
        one === need.place ||
        (isAt(one, place(got.data, need.object)) && path.length <= need.reach) ||
        one === place(got.data, need.object),
    );
  const extra = (got.errors ?? []).filter((error) => !explained(place(got.data, pathOf(error)), error));
  return { extra };
}

const pathOf = ({ path }: GraphQLFormattedError): Path => path ?? [];

/** Whether one place is another or within it. */
const isAt = (one: string, within: string) => one === within || one.startsWith(within === '' ? '' : `${within}.`);

/** A path up to the first null. */
function place(data: unknown, path: Path): string {
  const cut: (string | number)[] = [];
  let value = data;
  for (const key of path) {
    if (value === null || value === undefined) break;
    cut.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return cut.join('.');
}

/** Without prototypes: deep equality looks at them. */
const plain = (value: unknown) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

type Spot = { path: Path; what: string; expected: unknown; got: unknown };

function firstDifference(expected: unknown, got: unknown, path: Path): Spot {
  const spot = (what: string) => ({ path, what, expected, got });
  const objects = [expected, got].every((value) => typeof value === 'object' && value !== null);
  if (got === null || got === undefined) return spot('null for a value');
  if (expected === null || expected === undefined) return spot('a value for null');
  if (!objects || Array.isArray(expected) !== Array.isArray(got)) return spot('another value');
  if (Array.isArray(expected) && expected.length !== (got as unknown[]).length) return spot('another length');
  const [left, right] = [expected as Record<string, unknown>, got as Record<string, unknown>];
  for (const key of Object.keys(left)) {
    if (!Object.hasOwn(right, key)) return { ...spot('a field missing'), path: [...path, key] };
    if (!isDeepStrictEqual(plain(left[key]), plain(right[key])))
      return firstDifference(left[key], right[key], [...path, key]);
  }
  return spot('a field too many');
}

/** A message without names and numbers. */
const normal = (message: string) => message.replace(/"[^"]*"|'[^']*'|\{.*\}|\d+/g, '…').slice(0, 120);

const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 300);

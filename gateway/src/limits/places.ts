import { randomInt } from 'node:crypto';
import { type Cursor, isWord, kinds } from './tokens.ts';

/** A selection set: its place in the answer, as a hash, and how many fields stand around it. */
type Place = { hash: number; level: number };

const [at, colon] = [0x40, 0x3a];
/** Stands for the `on` of a condition, which no name of a fragment is. */
const on = 1;

/** So that nobody outside can tell which names fall together. */
const seed = randomInt(2 ** 31);

/** How many fields stand around what does not count, nor anything in it. */
const uncounted = -1_000_000;

/**
 * Follows a scan through selection sets: how deep fields stand in each other, and how often one response name, or a
 * fragment, stands at one place of the answer.
 */
export function createPlaces(cursor: Cursor) {
  const most = { repeats: 0, depth: 0 };
  const times = new Map<number, number>();
  const open: Place[] = [];
  let around: Place | undefined;
  // Of the selection set that may be opened next.
  let [hash, level] = [0, 0];
  let [isField, before]: [boolean, number] = [false, kinds.end];

  function count(hash: number) {
    const counted = (times.get(hash) ?? 0) + 1;
    times.set(hash, counted);
    if (counted > most.repeats) most.repeats = counted;
  }

  function name(around: Place) {
    if (before === at || before === on) return;
    if (before === kinds.spread) {
      if (!isWord(cursor, 'on')) count(hashIn(around, '...', 0, 3));
      return;
    }
    isField = true;
    level = isWord(cursor, '__schema') || isWord(cursor, '__type') ? uncounted : around.level + 1;
    // The alias before it has the place.
    if (before === colon) return;
    hash = hashIn(around, cursor.text, cursor.start, cursor.end);
    count(hash);
  }

  return {
    most,
    /** Whether a selection set is open. */
    inside: () => around !== undefined,
    /** An operation or a fragment begins, the first, the second and so on. */
    define(number: number) {
      hash = seed ^ number;
      level = 0;
    },
    open() {
      around = { hash, level };
      open.push(around);
    },
    close() {
      open.pop();
      around = open.at(-1);
    },
    /** For each token; in a selection set it may be a field. */
    token(kind: number, selects: boolean) {
      // An alias is followed by the name that counts.
      if (isField && kind !== colon && level > most.depth) most.depth = level;
      isField = false;
      if (selects && kind === kinds.spread) ({ hash, level } = around!);
      else if (selects && kind === kinds.name) name(around!);
      before = before === kinds.spread && kind === kinds.name && isWord(cursor, 'on') ? on : kind;
    },
  };
}

/** Of a name at a place; two that are the same by chance, one of 2³², are counted as one. */
function hashIn(place: Place, text: string, start: number, end: number): number {
  // FNV-1a, with a character between names that is in none.
  let hash = Math.imul(place.hash ^ 0x2f, 0x01000193);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

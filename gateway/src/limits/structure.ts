import { randomInt } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import { type Limits, tooCostly } from './limits.ts';
import { advance, type Cursor, cursorOf, kinds } from './tokens.ts';

/** What makes a text expensive to parse, to validate and to plan, counted before anything is known of its meaning. */
export type Structure = {
  /** Not more than one above what is allowed: there the count ends. */
  tokens: number;
  comments: number;
  nesting: number;
  repeats: number;
  aliases: number;
  directives: number;
  depth: number;
  fragments: number;
};

/** Why a text is not even parsed. */
export function excessOf(text: string, limits: Limits): GraphQLError | undefined {
  const structure = structureOf(text, limits.tokens);
  for (const what of ['tokens', 'comments'] as const) {
    if (structure[what] > limits.tokens) return tooCostly(`more ${what} than`, limits.tokens, limits.tokens);
  }
  for (const what of ['nesting', 'repeats', 'fragments', 'aliases', 'directives', 'depth'] as const) {
    if (structure[what] > limits[what]) return tooCostly(what, structure[what], limits[what]);
  }
  return undefined;
}

const [openBrace, closeBrace, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];
const [openParenthesis, closeParenthesis, colon, at] = [0x28, 0x29, 0x3a, 0x40];
/** Stands for the `on` of a condition, which no name of a fragment is. */
const on = 1;

/** With what an operation or a fragment begins. A text with anything else is no question, and is told so. */
const beginnings = ['{', 'query', 'mutation', 'subscription', 'fragment'];

/** So that nobody outside can tell which names fall together. */
const seed = randomInt(2 ** 31);

/** How many fields stand around what does not count, nor anything in it. */
const uncounted = -1_000_000;

/**
 * How deep brackets of any kind stand in each other, and how often one response name, or a fragment, stands at one place of
 * the answer: each pair of those is compared when fields are checked for conflicts, and each pair of fragments. Of aliases, directives and nested fields
 * those that are written in one definition: with its fragments an operation has at least as many. No depth where there are
 * several operations, since only one of them is asked. One pass over a text that may be anything: what is no valid text of
 * operations and fragments is refused later, for that.
 */
export function structureOf(text: string, mostTokens = Number.POSITIVE_INFINITY): Structure {
  const cursor = cursorOf(text);
  const most: Structure = {
    tokens: 0,
    comments: 0,
    nesting: 0,
    repeats: 0,
    aliases: 0,
    directives: 0,
    depth: 0,
    fragments: 0,
  };
  const repeats = new Map<number, number>();
  // Of each selection set that is open: its place in the answer, as a hash, and how many fields stand around it.
  const open: { place: number; level: number }[] = [];
  // Of the one that may be opened next.
  let [place, level] = [0, 0];
  // Of directives in the head of an operation there are parentheses in parentheses.
  let [nesting, parentheses, aliases, directives, operations, definitions] = [0, 0, 0, 0, 0, 0];
  let [foreign, inDefinition, isField] = [false, false, false];
  let before: number = kinds.end;

  function count(key: number) {
    const times = (repeats.get(key) ?? 0) + 1;
    repeats.set(key, times);
    if (times > most.repeats) most.repeats = times;
  }

  function begin() {
    definitions += 1;
    if (isWord(cursor, 'fragment')) most.fragments += 1;
    else operations += 1;
    if (!beginnings.some((word) => isWord(cursor, word))) foreign = true;
    inDefinition = true;
    aliases = 0;
    directives = 0;
    place = seed ^ definitions;
    level = 0;
  }

  function name(around: { place: number; level: number }) {
    if (before === at || before === on) return;
    if (before === kinds.spread) {
      if (!isWord(cursor, 'on')) count(keyOf(around.place, '...', 0, 3));
      return;
    }
    isField = true;
    level = isWord(cursor, '__schema') || isWord(cursor, '__type') ? uncounted : around.level + 1;
    if (before === colon) return;
    place = keyOf(around.place, text, cursor.start, cursor.end);
    count(place);
  }

  for (let kind = advance(cursor); kind !== kinds.end; kind = advance(cursor)) {
    most.tokens += 1;
    if (most.tokens > mostTokens || cursor.comments > mostTokens) break;
    // An alias is followed by the name that counts.
    if (isField && kind !== colon) most.depth = Math.max(most.depth, level);
    isField = false;
    if (!inDefinition && kind !== kinds.string) begin();
    const around = open.at(-1);
    if (kind === openBrace || kind === openList) {
      if (kind === openBrace && parentheses === 0) open.push({ place, level });
      nesting += 1;
      most.nesting = Math.max(most.nesting, nesting);
    } else if (kind === closeBrace || kind === closeList) {
      if (kind === closeBrace && parentheses === 0) {
        open.pop();
        inDefinition = open.length > 0;
      }
      nesting -= 1;
    } else if (kind === openParenthesis) {
      parentheses += 1;
    } else if (kind === closeParenthesis) {
      parentheses -= 1;
    } else if (kind === at) {
      directives += 1;
      most.directives = Math.max(most.directives, directives);
    } else if (around && parentheses === 0) {
      if (kind === colon) {
        aliases += 1;
        most.aliases = Math.max(most.aliases, aliases);
      } else if (kind === kinds.spread) ({ place, level } = around);
      else if (kind === kinds.name) name(around);
    }
    before = kind === kinds.name && before === kinds.spread && isWord(cursor, 'on') ? on : kind;
  }
  most.comments = cursor.comments;
  if (operations > 1) most.depth = 0;
  return foreign ? { ...most, aliases: 0, directives: 0, depth: 0 } : most;
}

function isWord({ text, start, end }: Cursor, word: string): boolean {
  return end - start === word.length && text.startsWith(word, start);
}

/** Of a name at a place; two that are the same by chance, one of 2³², are counted as one. */
function keyOf(place: number, text: string, start: number, end: number): number {
  // FNV-1a, with a character between names that is in none.
  let hash = Math.imul(place ^ 0x2f, 0x01000193);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

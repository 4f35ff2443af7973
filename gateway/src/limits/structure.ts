import type { GraphQLError } from 'graphql';
import { type Limits, tooCostly } from './limits.ts';
import { createPlaces } from './places.ts';
import { advance, cursorOf, isWord, kinds } from './tokens.ts';

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

/** With what an operation or a fragment begins. A text with anything else is no question, and is told so. */
const beginnings = ['{', 'query', 'mutation', 'subscription', 'fragment'];

/**
 * How deep brackets of any kind stand in each other, and how often one response name, or a fragment, stands at one place of
 * the answer: each pair of those is compared when fields are checked for conflicts, and each pair of fragments. Of aliases,
 * directives and nested fields those that are written in one definition: with its fragments an operation has at least as
 * many. No depth where there are several operations, since only one of them is asked. One pass over a text that may be
 * anything: what is no valid text of operations and fragments is refused later, for that.
 */
export function structureOf(text: string, mostTokens = Number.POSITIVE_INFINITY): Structure {
  const cursor = cursorOf(text);
  const places = createPlaces(cursor);
  const most = { tokens: 0, nesting: 0, aliases: 0, directives: 0, fragments: 0 };
  // Of directives in the head of an operation there are parentheses in parentheses.
  let [nesting, parentheses, aliases, directives, operations] = [0, 0, 0, 0, 0];
  let [foreign, inDefinition] = [false, false];

  function begin() {
    if (isWord(cursor, 'fragment')) most.fragments += 1;
    else operations += 1;
    if (!beginnings.some((word) => isWord(cursor, word))) foreign = true;
    [inDefinition, aliases, directives] = [true, 0, 0];
    places.define(operations + most.fragments);
  }

  function bracket(kind: number) {
    if (kind === openBrace || kind === openList) nesting += 1;
    else nesting -= 1;
    most.nesting = Math.max(most.nesting, nesting);
    if (parentheses > 0) return;
    if (kind === openBrace) places.open();
    if (kind === closeBrace) {
      places.close();
      inDefinition = places.inside();
    }
  }

  for (let kind = advance(cursor); kind !== kinds.end; kind = advance(cursor)) {
    most.tokens += 1;
    if (most.tokens > mostTokens || cursor.comments > mostTokens) break;
    if (!inDefinition && kind !== kinds.string) begin();
    const selects = parentheses === 0 && places.inside();
    places.token(kind, selects);
    if (isBracket(kind)) bracket(kind);
    else if (kind === openParenthesis) parentheses += 1;
    else if (kind === closeParenthesis) parentheses -= 1;
    else if (kind === at) most.directives = Math.max(most.directives, ++directives);
    else if (kind === colon && selects) most.aliases = Math.max(most.aliases, ++aliases);
  }
  const { repeats, depth } = places.most;
  const structure = { ...most, comments: cursor.comments, repeats, depth: operations > 1 ? 0 : depth };
  return foreign ? { ...structure, aliases: 0, directives: 0, depth: 0 } : structure;
}

function isBracket(kind: number): boolean {
  return kind === openBrace || kind === closeBrace || kind === openList || kind === closeList;
}

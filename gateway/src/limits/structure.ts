import { type ASTNode, type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { responseName } from '../operation/asking.ts';

/** What makes a document expensive to validate, before anything is known of its meaning. */
export type Structure = { nesting: number; repeats: number; aliases: number; directives: number };

/** What stands in brackets of its own. */
const brackets = new Set<string>([Kind.SELECTION_SET, Kind.LIST, Kind.OBJECT, Kind.LIST_TYPE]) as ReadonlySet<string>;

/**
 * How deep brackets of any kind stand in each other, and how often one response name, or a fragment, stands at one place of
 * the answer: each pair of those is compared when fields are checked for conflicts. Of aliases and directives those that are
 * written in one definition: with its fragments an operation has at least as many. Nothing is too deep for this walk.
 */
export function structureOf(document: DocumentNode): Structure {
  const most = { nesting: 0, aliases: 0, directives: 0 };
  for (const definition of document.definitions) {
    const own = writtenIn(definition);
    for (const what of ['nesting', 'aliases', 'directives'] as const) most[what] = Math.max(most[what], own[what]);
  }
  return { ...most, repeats: repeatsOf(document) };
}

function writtenIn(definition: ASTNode) {
  let [nesting, aliases, directives] = [0, 0, 0];
  const waiting: { node: ASTNode; depth: number }[] = [{ node: definition, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const depth = next.depth + (brackets.has(next.node.kind) ? 1 : 0);
    if (depth > nesting) nesting = depth;
    if (next.node.kind === Kind.FIELD && next.node.alias) aliases += 1;
    if (next.node.kind === Kind.DIRECTIVE) directives += 1;
    for (const part of Object.values(next.node)) {
      for (const below of Array.isArray(part) ? part : [part]) if (isNode(below)) waiting.push({ node: below, depth });
    }
  }
  return { nesting, aliases, directives };
}

/** Fields of one name at one place are merged, and so are their selections: a few at each level are many further down. */
function repeatsOf({ definitions }: DocumentNode): number {
  let most = 0;
  const waiting = definitions.flatMap((each) => ('selectionSet' in each ? [[each.selectionSet]] : []));
  for (let sets = waiting.pop(); sets; sets = waiting.pop()) {
    const below = new Map<string, { count: number; sets: SelectionSetNode[] }>();
    // Grows while it is walked: what stands in an inline fragment stands at the same place.
    const here = [...sets];
    for (const set of here) {
      for (const selection of set.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          here.push(selection.selectionSet);
          continue;
        }
        const name = selection.kind === Kind.FIELD ? responseName(selection) : '...';
        const known = below.get(name) ?? { count: 0, sets: [] };
        below.set(name, known);
        known.count += 1;
        if (selection.kind === Kind.FIELD && selection.selectionSet) known.sets.push(selection.selectionSet);
      }
    }
    for (const { count, sets } of below.values()) {
      if (count > most) most = count;
      if (sets.length > 0) waiting.push(sets);
    }
  }
  return most;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

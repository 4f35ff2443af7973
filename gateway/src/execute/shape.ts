import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import { responseName } from '../operation/asking.ts';
import { fieldPath } from '../operation/coverage.ts';
import { type FetchDocument, fetchedSelections, renamesOf } from '../operation/fetch-document.ts';

/** What a fetch answers: response name → the shape of the object below, or null for a leaf. */
export type Shape = ReadonlyMap<string, Shape | null>;

/** Response path, `.a.b` → how many fetches of a plan write there. What one alone writes is assigned and never merged. */
export type Writers = ReadonlyMap<string, number>;

export function shapeOf(fetch: FetchNode): Shape {
  const renames = renamesOf(fetch);
  const { selections, fragments } = fetchedSelections(fetch);
  const shape = new Map<string, Shape | null>();
  add(selections, fragments, renames, shape);
  return shape;
}

function add(
  { selections }: SelectionSetNode,
  fragments: FetchDocument['fragments'],
  renames: ReadonlyMap<string, string>,
  shape: Map<string, Shape | null>,
) {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      add(fragment.selectionSet, fragments, renames, shape);
      continue;
    }
    const asked = responseName(selection);
    const name = renames.get(asked) ?? asked;
    const below = shape.get(name);
    if (!selection.selectionSet) shape.set(name, below ?? null);
    else {
      const merged = new Map(below);
      add(selection.selectionSet, fragments, renames, merged);
      shape.set(name, merged);
    }
  }
}

export function writersOf(root: PlanNode | undefined, primary: FetchNode | undefined): Writers {
  const writers = new Map<string, number>();

  function note(node: PlanNode | undefined, at: string) {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const child of node.nodes) note(child, at);
        break;
      case 'Flatten':
        note(node.node, `${at}${fieldPath(node.path)}`);
        break;
      case 'Fetch':
        noteShape(shapeOf(node), at);
    }
  }

  function noteShape(shape: Shape, at: string) {
    for (const [name, below] of shape) {
      const path = `${at}.${name}`;
      writers.set(path, (writers.get(path) ?? 0) + 1);
      if (below) noteShape(below, path);
    }
  }

  if (primary) note(primary, '');
  note(root, '');
  return writers;
}

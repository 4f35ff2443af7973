import type { SelectionSet } from '@apollo/federation-internals';
import { plannerTrees } from './planner-paths.ts';

/**
 * Mends another fault of Apollo's planner, in how it puts the ways to several fields together. What lies wholly in one
 * subgraph is no way but a selection at the end of one, and was dropped where another way goes on from that end: of
 * `@requires("pet { rank ... on Cat { lives } }")`, where `rank` is asked type by type, `lives` was not fetched.
 */
type Tree = {
  readonly graph: unknown;
  readonly vertex: unknown;
  readonly localSelections: readonly SelectionSet[] | undefined;
  readonly triggerEquality: unknown;
  readonly childs: readonly unknown[];
  merge(other: Tree): Tree;
  concat(other: Tree): Tree;
  equalsSameRoot(other: Tree): boolean;
  mergeLocalSelectionsWith(other: Tree): readonly SelectionSet[] | undefined;
};
type TreeClass = { new (...parts: unknown[]): Tree; prototype: Tree };

const { PathTree } = plannerTrees as { PathTree: TreeClass };
const { merge, concat, equalsSameRoot } = PathTree.prototype;

PathTree.prototype.merge = function (other) {
  return this === other ? this : (withEnds(this, other) ?? merge.call(this, other));
};
PathTree.prototype.concat = function (other) {
  return withEnds(this, other) ?? concat.call(this, other);
};
PathTree.prototype.equalsSameRoot = function (other) {
  return this === other || (hasSameEnds(this, other) && equalsSameRoot.call(this, other));
};

/** Both of two trees of which one or both end here. */
function withEnds(one: Tree, other: Tree): Tree | undefined {
  const [ends, goesOn] = other.childs.length === 0 ? [other, one] : [one, other];
  if (ends.childs.length > 0) return undefined;
  if (!ends.localSelections) return goesOn;
  const { graph, vertex, triggerEquality, childs } = goesOn;
  return new PathTree(graph, vertex, one.mergeLocalSelectionsWith(other), triggerEquality, childs);
}

function hasSameEnds({ localSelections: one = [] }: Tree, { localSelections: other = [] }: Tree): boolean {
  return one.length === other.length && one.every((set, i) => set.equals(other[i]!));
}

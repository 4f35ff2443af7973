import { type CompositeType, MapWithCachedArrays, type OperationElement } from '@apollo/federation-internals';

/** A fetch as the planner builds it: `path` leads, within a parent's selection, to the entities that it is for. */
export type FetchGroup = {
  readonly parentType: CompositeType;
  canMergeChildIn(child: FetchGroup): boolean;
  mergeInWithAllDependencies(other: FetchGroup): void;
  isDescendantOf(group: FetchGroup): boolean;
  parents(): readonly Parent[];
  children(): readonly FetchGroup[];
  parentRelation(group: FetchGroup): Parent | undefined;
  addParent(parent: Parent): void;
  removeChild(child: FetchGroup): void;
};
export type Parent = { readonly group: FetchGroup; readonly path?: readonly OperationElement[] };

/** All fetches of a plan, and what each waits for. */
export type FetchGraph = { dfsRemoveRedundantEdges(from: FetchGroup): void };

type Mend = (groups: FetchGroup, graphs: FetchGraph) => void;

const mends: Mend[] = [];

/** Changes the methods of the planner's fetches. Their classes are not exported: the first plan that is begun shows them. */
export function mendGroups(mend: Mend) {
  mends.push(mend);
}

const { set } = MapWithCachedArrays.prototype;

MapWithCachedArrays.prototype.set = function (key, value) {
  if (isFetchGroup(value)) {
    for (const mend of mends) mend(Object.getPrototypeOf(value), Object.getPrototypeOf(value.dependencyGraph));
    MapWithCachedArrays.prototype.set = set;
  }
  return set.call(this, key, value);
};

function isFetchGroup(value: unknown): value is FetchGroup & { dependencyGraph: FetchGraph } {
  return typeof value === 'object' && value !== null && 'canMergeChildIn' in value;
}

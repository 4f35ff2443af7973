import { MapWithCachedArrays } from '@apollo/federation-internals';

/**
 * Mends a third fault of Apollo's planner. `owner @requires(name)`, where `name @requires(rating)` and `rating
 * @requires(code)`: when `rating` is in the subgraph that we come from, its fetch was merged into the one of the parent,
 * and so asked before anybody had `code`. A fetch may go there only if it waits for nothing that comes later.
 */
type FetchGroup = {
  canMergeChildIn(child: FetchGroup): boolean;
  isDescendantOf(group: FetchGroup): boolean;
  parents(): readonly { group: FetchGroup }[];
};

// The class of these groups is not exported: the first one that a plan begins with shows it.
const { set } = MapWithCachedArrays.prototype;

MapWithCachedArrays.prototype.set = function (key, value) {
  if (isFetchGroup(value)) {
    waitForParents(Object.getPrototypeOf(value));
    MapWithCachedArrays.prototype.set = set;
  }
  return set.call(this, key, value);
};

function isFetchGroup(value: unknown): value is FetchGroup {
  return typeof value === 'object' && value !== null && 'canMergeChildIn' in value;
}

function waitForParents(groups: FetchGroup) {
  const { canMergeChildIn } = groups;
  groups.canMergeChildIn = function (child) {
    const isThere = (group: FetchGroup) => group === this || this.isDescendantOf(group);
    return canMergeChildIn.call(this, child) && child.parents().every(({ group }) => isThere(group));
  };
}

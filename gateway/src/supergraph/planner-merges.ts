import { type FetchGroup, mendGroups } from './planner-groups.ts';

/**
 * Mends a third fault of Apollo's planner. `owner @requires(name)`, where `name @requires(rating)` and `rating
 * @requires(code)`: when `rating` is in the subgraph that we come from, its fetch was merged into the one of the parent,
 * and so asked before anybody had `code`. A fetch may go there only if it waits for nothing that comes later. And a fourth:
 * two fetches that start from the same were made one even where the second waits for the first, so that this one waited for
 * itself, and what followed was lost.
 */
mendGroups((groups) => {
  const { canMergeChildIn, mergeInWithAllDependencies } = groups;
  groups.canMergeChildIn = function (this: FetchGroup, child) {
    const isThere = (group: FetchGroup) => group === this || this.isDescendantOf(group);
    return canMergeChildIn.call(this, child) && child.parents().every(({ group }) => isThere(group));
  };
  groups.mergeInWithAllDependencies = function (this: FetchGroup, other) {
    if (this.isDescendantOf(other) || other.isDescendantOf(this)) return;
    mergeInWithAllDependencies.call(this, other);
  };
});

import { plannerPaths } from './planner-paths.ts';

/**
 * Apollo's planner leaves out what looks like a detour: a way into a subgraph that could have been entered before. But where
 * an interface's field is asked of each type apart, that other way can be there for one type and not for the next, and then
 * it finds none at all. Run within this, it tries detours as well.
 */
export function withDetours<Result>(plan: () => Result): Result {
  detours = true;
  try {
    return plan();
  } finally {
    detours = false;
  }
}

let detours = false;
const { GraphPath } = plannerPaths as {
  GraphPath: { prototype: { checkDirectPathFromPreviousSubgraphTo(...args: unknown[]): unknown } };
};
const { checkDirectPathFromPreviousSubgraphTo } = GraphPath.prototype;

GraphPath.prototype.checkDirectPathFromPreviousSubgraphTo = function (...args) {
  return detours ? undefined : checkDirectPathFromPreviousSubgraphTo.apply(this, args);
};

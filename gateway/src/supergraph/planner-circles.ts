import { plannerPaths } from './planner-paths.ts';

/**
 * Mends another fault of Apollo's planner. On its way to a key it does not enter a subgraph by the very key that it looks
 * for. But where it asks a field of each type of an interface apart, it forgot for which keys it was on its way, and ran in
 * circles: to the `mark` of an ant by way of its `code`, to that by way of the `mark` of an ant.
 */
type Way = {
  readonly paths: readonly unknown[];
  readonly context: unknown;
  readonly conditionResolver: unknown;
  readonly excludedNonCollectingEdges: readonly unknown[];
  readonly excludedConditionsOnNonCollectingEdges: readonly unknown[];
  readonly overrideConditions: unknown;
  computeIndirectPaths(i: number): unknown;
};

const { SimultaneousPathsWithLazyIndirectPaths: Ways } = plannerPaths as {
  SimultaneousPathsWithLazyIndirectPaths: { new (...parts: unknown[]): Way; prototype: Way };
};
const { computeIndirectPaths } = Ways.prototype;

let origin: Way | undefined;

/** Takes a step of the planner from this way: whatever ways begin within it are on the same errand. */
export function onErrandOf<Result>(way: unknown, step: () => Result): Result {
  const before = origin;
  origin = way as Way;
  try {
    return step();
  } finally {
    origin = before;
  }
}

Ways.prototype.computeIndirectPaths = function (i) {
  const forgot = this.excludedConditionsOnNonCollectingEdges.length === 0;
  return computeIndirectPaths.call(forgot && origin ? onErrand(this, origin) : this, i);
};

function onErrand(way: Way, { excludedNonCollectingEdges, excludedConditionsOnNonCollectingEdges }: Way): Way {
  const { paths, context, conditionResolver, overrideConditions } = way;
  return new Ways(
    paths,
    context,
    conditionResolver,
    excludedNonCollectingEdges,
    excludedConditionsOnNonCollectingEdges,
    overrideConditions,
  );
}

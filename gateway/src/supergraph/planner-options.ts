import type { OperationElement } from '@apollo/federation-internals';
import { onErrandOf } from './planner-circles.ts';
import { type ExplodingPath, withFewWays } from './planner-explosions.ts';
import { plannerPaths } from './planner-paths.ts';

/**
 * Mends what Apollo's planner does with ever more ways to a field. Each field that an interface object answers with itself
 * multiplies them, so that a few levels of an ordinary operation are never planned to an end; its own limit gives up instead.
 * Here the best of them are kept: those with the fewest jumps between subgraphs, to as many places as can be. And where a
 * field is asked of several types apart, not every way of one is tried with every way of the others: there can be millions.
 */
const KEPT = 20;
const COMBINED = 1_000;

/** A way to a field: one path, or several when it is asked of several types apart. */
type Option = {
  readonly paths: readonly Path[];
  readonly context: unknown;
  readonly conditionResolver: unknown;
  readonly excludedNonCollectingEdges: unknown;
  readonly excludedConditionsOnNonCollectingEdges: unknown;
  readonly overrideConditions: unknown;
};
type Path = ExplodingPath & { readonly tail: { readonly index: number } };
type Advance = (
  schema: unknown,
  option: Option,
  operation: OperationElement,
  overrides: unknown,
) => Option[] | undefined;

type Begin = (...args: unknown[]) => Option[];

/** All ways to one selection. Complete once one of them is gone on with. */
type Ways = { options: Option[]; further: Map<OperationElement, Ways>; kept?: ReadonlySet<Option> };

const graphPath = plannerPaths as {
  advanceSimultaneousPathsWithOperation: Advance;
  createInitialOptions: Begin;
  SimultaneousPathsWithLazyIndirectPaths: new (paths: readonly Path[], ...rest: unknown[]) => Option;
};
const { advanceSimultaneousPathsWithOperation, createInitialOptions: begin } = graphPath;
const advance: Advance = (schema, option, operation, overrides) =>
  onErrandOf(option, () => advanceSimultaneousPathsWithOperation(schema, option, operation, overrides));
const waysOf = new WeakMap<Option, Ways>();

graphPath.createInitialOptions = (...args) => {
  const options = begin(...args);
  note({ options: [], further: new Map() }, options);
  return options;
};

graphPath.advanceSimultaneousPathsWithOperation = (schema, option, operation, overrides) => {
  const ways = waysOf.get(option);
  if (!ways) return advance(schema, option, operation, overrides);
  ways.kept ??= new Set(best(ways.options, KEPT));
  if (!ways.kept.has(option)) return undefined;
  const all = advanceApart(schema, option, operation, overrides);
  const options = all && best(all, KEPT);
  const further = ways.further.get(operation) ?? { options: [], further: new Map() };
  ways.further.set(operation, further);
  note(further, options ?? []);
  return options;
};

/** Each path of a way by itself, and then together: all of what they lead to, or the best when that is too much. */
const advanceApart: Advance = (schema, option, operation, overrides) => {
  const step = (option: Option) =>
    withFewWays(option.paths[0]!, operation, () => advance(schema, option, operation, overrides));
  if (option.paths.length === 1) return step(option);
  const single = singlesOf.get(option) ?? option.paths.map((path) => withPaths(option, [path]));
  singlesOf.set(option, single);
  const further: Option[][] = [];
  for (const each of single) {
    const options = step(each);
    if (!options) return undefined;
    // None where this type can never be: the others remain.
    if (options.length > 0) further.push(options);
  }
  if (further.length === 0) return [];
  const combinations = (kept: number) => further.reduce((count, { length }) => count * Math.min(length, kept), 1);
  let kept = Math.max(...further.map(({ length }) => length));
  while (kept > 1 && combinations(kept) > COMBINED) kept--;
  return further
    .map((options) => best(options, kept))
    .reduce((together, options) =>
      options.flatMap((last) => together.map((first) => withPaths(first, [...first.paths, ...last.paths]))),
    );
};

const singlesOf = new WeakMap<Option, Option[]>();

function withPaths(option: Option, paths: readonly Path[]): Option {
  return new graphPath.SimultaneousPathsWithLazyIndirectPaths(
    paths,
    option.context,
    option.conditionResolver,
    option.excludedNonCollectingEdges,
    option.excludedConditionsOnNonCollectingEdges,
    option.overrideConditions,
  );
}

function note(ways: Ways, options: readonly Option[]) {
  ways.options.push(...options);
  for (const option of options) waysOf.set(option, ways);
}

function best(options: Option[], count: number): Option[] {
  if (options.length <= count) return options;
  const jumps = ({ paths }: Option) => Math.max(...paths.map((path) => path.subgraphJumps()));
  const place = ({ paths }: Option) => paths.map(({ tail }) => tail.index).join();
  const byJumps = options.map((option) => ({ option, jumps: jumps(option) })).sort((a, b) => a.jumps - b.jumps);
  const byPlace = [...Map.groupBy(byJumps, ({ option }) => place(option)).values()];
  const kept: Option[] = [];
  for (let rank = 0; kept.length < count; rank++) {
    kept.push(...byPlace.flatMap((each) => each.slice(rank, rank + 1)).map(({ option }) => option));
  }
  return kept.slice(0, count);
}

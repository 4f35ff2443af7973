import type { OperationElement } from '@apollo/federation-internals';
import { plannerPaths } from './planner-paths.ts';

/**
 * Mends what Apollo's planner does with ever more ways to a field. Each field that an interface object answers with itself
 * multiplies them, so that a few levels of an ordinary operation are never planned to an end; its own limit gives up instead.
 * Here the best of them are kept: those with the fewest jumps between subgraphs, to as many
 * places as can be.
 */
const KEPT = 20;

/** A way to a field: one path, or several when it is asked of several types apart. */
type Option = { readonly paths: readonly Path[] };
type Path = { readonly tail: { readonly index: number }; subgraphJumps(): number };
type Advance = (
  schema: unknown,
  option: Option,
  operation: OperationElement,
  overrides: unknown,
) => Option[] | undefined;

type Begin = (...args: unknown[]) => Option[];

/** All ways to one selection. Complete once one of them is gone on with. */
type Ways = { options: Option[]; further: Map<OperationElement, Ways>; kept?: ReadonlySet<Option> };

const graphPath = plannerPaths as { advanceSimultaneousPathsWithOperation: Advance; createInitialOptions: Begin };
const { advanceSimultaneousPathsWithOperation: advance, createInitialOptions: begin } = graphPath;
const waysOf = new WeakMap<Option, Ways>();

graphPath.createInitialOptions = (...args) => {
  const options = begin(...args);
  note({ options: [], further: new Map() }, options);
  return options;
};

graphPath.advanceSimultaneousPathsWithOperation = (schema, option, operation, overrides) => {
  const ways = waysOf.get(option);
  if (!ways) return advance(schema, option, operation, overrides);
  ways.kept ??= new Set(best(ways.options));
  if (!ways.kept.has(option)) return undefined;
  const all = advance(schema, option, operation, overrides);
  const options = all && best(all);
  const further = ways.further.get(operation) ?? { options: [], further: new Map() };
  ways.further.set(operation, further);
  note(further, options ?? []);
  return options;
};

function note(ways: Ways, options: readonly Option[]) {
  ways.options.push(...options);
  for (const option of options) waysOf.set(option, ways);
}

function best(options: Option[]): Option[] {
  if (options.length <= KEPT) return options;
  const jumps = ({ paths }: Option) => Math.max(...paths.map((path) => path.subgraphJumps()));
  const place = ({ paths }: Option) => paths.map(({ tail }) => tail.index).join();
  const byJumps = options.map((option) => ({ option, jumps: jumps(option) })).sort((a, b) => a.jumps - b.jumps);
  const byPlace = [...Map.groupBy(byJumps, ({ option }) => place(option)).values()];
  const kept: Option[] = [];
  for (let rank = 0; kept.length < KEPT; rank++) {
    kept.push(...byPlace.flatMap((each) => each.slice(rank, rank + 1)).map(({ option }) => option));
  }
  return kept.slice(0, KEPT);
}

import type { Field, OperationElement } from '@apollo/federation-internals';
import { plannerPaths } from './planner-paths.ts';

/**
 * Apollo's planner asks a field of an interface also of each type apart, and tries every way of one type with every way of
 * the others: with ten types and four subgraphs, a million. Within this only so many ways of each type are tried as give
 * some thousands together: the direct one, where there is one, and the shortest.
 */
const COMBINED = 5_000;

type Edge = {
  readonly conditions?: unknown;
  readonly transition: { readonly kind: string; readonly definition?: { readonly name: string } };
};
export type ExplodingPath = {
  readonly graph: { outEdges(vertex: unknown): readonly Edge[] };
  readonly tail: { readonly type: { readonly kind?: string } };
  tailPossibleRuntimeTypes(): readonly unknown[];
  lastEdge(): Edge | null | undefined;
  subgraphJumps(): number;
};
type Indirect = { readonly paths: readonly ExplodingPath[] };
type Paths = { readonly paths: readonly ExplodingPath[] };

type Limit = { field: string; ways: number };
const unlimited: Limit = { field: '', ways: Number.POSITIVE_INFINITY };
let limit = unlimited;

/** Takes a step of the planner from this path with this field. What is required on the way is planned within it. */
export function withFewWays<Result>(path: ExplodingPath, operation: OperationElement, step: () => Result): Result {
  const before = limit;
  limit = operation.kind === 'Field' && path.tail.type.kind === 'InterfaceType' ? limitOf(path, operation) : unlimited;
  try {
    return step();
  } finally {
    limit = before;
  }
}

function limitOf(path: ExplodingPath, { name }: Field): Limit {
  return { field: name, ways: Math.max(1, Math.floor(COMBINED ** (1 / path.tailPossibleRuntimeTypes().length))) };
}

const { SimultaneousPathsWithLazyIndirectPaths } = plannerPaths as {
  SimultaneousPathsWithLazyIndirectPaths: {
    prototype: { indirectOptions(this: Paths, context: unknown, i: number): Indirect };
  };
};
const { indirectOptions } = SimultaneousPathsWithLazyIndirectPaths.prototype;

SimultaneousPathsWithLazyIndirectPaths.prototype.indirectOptions = function (context, i) {
  const all = indirectOptions.call(this, context, i);
  const path = this.paths[i]!;
  if (path.lastEdge()?.transition.kind !== 'DownCast' || all.paths.length < limit.ways) return all;
  const left = leadsOn(path) ? limit.ways - 1 : limit.ways;
  const leading = all.paths.filter(leadsOn).sort((a, b) => a.subgraphJumps() - b.subgraphJumps());
  return leading.length < left ? all : { ...all, paths: leading.slice(0, left) };
};

/** Whether the field is there where a path ends, and requires nothing. */
function leadsOn({ graph, tail }: ExplodingPath): boolean {
  return graph
    .outEdges(tail)
    .some(({ transition, conditions }) => transition.definition?.name === limit.field && !conditions);
}

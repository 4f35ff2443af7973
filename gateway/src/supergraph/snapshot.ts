import '../seeing/telemetry.ts';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CostRules, costRules } from '../limits/cost.ts';
import type { Operation } from '../operation/operation.ts';

/** Everything derived from one supergraph. Never changed: a new supergraph is a new snapshot, with nothing planned yet. */
export type Snapshot = {
  readonly supergraphSdl: string;
  /** What clients are validated against, and the same as Apollo's packages know it. */
  readonly apiSchema: GraphQLSchema;
  readonly api: Schema;
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
  readonly costRules: CostRules;
  /** Valid operations by name and text, the least used dropped first. */
  readonly operations: LRUCache<string, Operation>;
};

export function createSnapshot(supergraphSdl: string): Snapshot {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  return {
    supergraphSdl,
    api,
    apiSchema: api.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
    costRules: costRules(supergraph.schema),
    // Bounded by text as well: a document of a few tokens can be long.
    operations: new LRUCache({ max: 1_000, maxSize: 10_000_000, sizeCalculation: ({ text }) => text.length + 1 }),
  };
}

import '../seeing/telemetry.ts';
import './planner-mends.ts';
import './planner-merges.ts';
import './planner-options.ts';
import './planner-parents.ts';
import './planner-trees.ts';
import './planner-typenames.ts';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CacheHints, cacheHints } from '../cache/hints.ts';
import type { ErrorsShown } from '../errors.ts';
import { type CostRules, costRules } from '../limits/cost.ts';
import type { Operation } from '../operation/operation.ts';
import type { Observer } from '../seeing/observer.ts';
import type { Sources } from '../source/source.ts';
import { type TypeFacts, typeFacts } from './facts.ts';
import { type OverrideLabel, overrideDecisions } from './overrides.ts';
import { labelInterfaces } from './planner-overrides.ts';
import { type PlannerSupergraph, prepareSupergraph } from './prepare.ts';

/** Everything derived from one supergraph. Never changed: a new supergraph is a new snapshot, with nothing planned yet. */
export type Snapshot = {
  readonly supergraphSdl: string;
  /** What clients are validated against. */
  readonly apiSchema: GraphQLSchema;
  /** With what clients do not see. */
  readonly fullSchema: GraphQLSchema;
  /** The planner knows a supergraph of its own; see `prepare.ts`. */
  readonly planner: QueryPlanner;
  readonly plannerApi: Schema;
  readonly plannerSupergraph: PlannerSupergraph;
  readonly types: TypeFacts;
  readonly sources: Sources<object>;
  /** Who sees what runs on it. */
  readonly observer: Observer | undefined;
  readonly errors: ErrorsShown;
  readonly costRules: CostRules;
  readonly cacheHints: CacheHints;
  readonly decideOverrides: () => Map<string, boolean> | undefined;
  /** Valid operations by name and text, the least used dropped first. */
  readonly operations: LRUCache<string, Operation>;
};

export type SnapshotOptions = { overrideLabel?: OverrideLabel; observer?: Observer; errors?: ErrorsShown };

export function createSnapshot(
  supergraphSdl: string,
  sources: Sources<object>,
  { overrideLabel, observer, errors = 'coded' }: SnapshotOptions = {},
): Snapshot {
  const composed = Supergraph.build(supergraphSdl);
  const fullSchema = composed.schema.toGraphQLJSSchema();
  const document = parse(supergraphSdl, { noLocation: true });
  const plannerSupergraph = prepareSupergraph(document);
  const forPlanner = Supergraph.build(plannerSupergraph.sdl);
  const planner = new QueryPlanner(forPlanner, {
    reuseQueryFragments: false,
    debug: { maxEvaluatedPlans: 200 },
  });
  labelInterfaces(planner);
  return {
    supergraphSdl,
    apiSchema: composed.apiSchema().toGraphQLJSSchema(),
    fullSchema,
    planner,
    plannerApi: forPlanner.apiSchema(),
    plannerSupergraph,
    types: typeFacts(fullSchema, plannerSupergraph.document),
    sources,
    observer,
    errors,
    costRules: costRules(composed.schema),
    cacheHints: cacheHints(document),
    decideOverrides: overrideDecisions(document, overrideLabel),
    // Bounded by text as well: a document of a few tokens can be long.
    operations: new LRUCache({ max: 1_000, maxSize: 10_000_000, sizeCalculation: ({ text }) => text.length + 1 }),
  };
}

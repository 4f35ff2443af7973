import { type Operation as ApolloOperation, operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { PlanNode, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import { typesAsking } from './asking.ts';
import { foldConditions } from './conditions.ts';
import { uncoveredFields } from './coverage.ts';
import { withoutIntrospection } from './introspection.ts';
import { oneMeaning } from './meanings.ts';
import { asSent, type PlannedFetch, splitFetches } from './split.ts';

/** What planning needs of a snapshot. */
export type Planning = {
  readonly apiSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
  /** The API of the supergraph that the planner sees. */
  readonly plannerApi: Schema;
  readonly plannerSupergraph: PlannerSupergraph;
  readonly types: TypeFacts;
};

/** The operation as it is planned, executed and completed: without conditions, each response name with one meaning. */
export type PlannedOperation = {
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The client's name of a response name. */
  original(name: string): string;
  /** Whether any name differs from the client's, or something is asked that the client did not ask. */
  renamed: boolean;
  /** A response name that no client gets to see. */
  nothing: string;
};

export type QueryPlan = PlannedOperation & {
  /** What is fetched; of a subscription, after each event. */
  node: PlanNode | undefined;
  /** Of a subscription: the fetch that its subgraph is subscribed to, and that each event answers. */
  primary?: PlannedFetch;
};

/**
 * Plans an operation for one combination of its conditions. Throws a GraphQLError for what composes but cannot be answered.
 */
export function planOperation(
  planning: Planning,
  document: DocumentNode,
  variables: Record<string, unknown>,
  overrides?: Map<string, boolean>,
): QueryPlan {
  const { apiSchema, planner, plannerApi, plannerSupergraph, types } = planning;
  const folded = foldConditions(document, variables);
  const meanings = oneMeaning(folded.document, plannerSupergraph.reserved);
  const asked = withoutIntrospection(meanings.document, folded.placeholder);
  const forPlanner = operationFromDocument(plannerApi, asked, { validate: false });
  const plan = planner.buildQueryPlan(forPlanner, overrides && { overrideConditions: overrides });
  refuseUncovered(forPlanner, plan);

  const { operation, fragments } = partsOf(meanings.document);
  const context = {
    supergraph: plannerSupergraph,
    types,
    asking: (path: readonly string[]) => typesAsking(apiSchema, operation, fragments, path),
  };
  const subscription = plan.node?.kind === 'Subscription' ? plan.node : undefined;
  const node = subscription ? subscription.rest : (plan.node as PlanNode | undefined);
  return {
    operation,
    fragments,
    original: meanings.original,
    renamed: meanings.changed || folded.document !== document,
    nothing: folded.placeholder.alias!.value,
    node: node && splitFetches(node, context),
    primary: subscription && asSent(subscription.primary, context),
  };
}

function refuseUncovered(operation: ApolloOperation, plan: Parameters<typeof uncoveredFields>[1]) {
  const missing = uncoveredFields(operation, plan);
  if (missing.length === 0) return;
  throw new GraphQLError(`No subgraph can answer: ${missing.join(', ')}.`, { extensions: { code: 'UNANSWERABLE' } });
}

function partsOf({ definitions }: DocumentNode) {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  let operation: OperationDefinitionNode | undefined;
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return { operation: operation!, fragments };
}

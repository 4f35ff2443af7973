import { type Operation as ApolloOperation, operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan as ApolloPlan, PlanNode, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import { withDetours } from '../supergraph/planner-detours.ts';
import { withCheckedParents } from '../supergraph/planner-parents.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import { responseName, typesAsking } from './asking.ts';
import { planByParts } from './by-parts.ts';
import { foldConditions } from './conditions.ts';
import { withoutConflicts } from './conflicts.ts';
import { uncoveredFields } from './coverage.ts';
import { forSubgraphs } from './introspection.ts';
import { oneMeaning } from './meanings.ts';
import { fetchWithTypenames, withNarrowedTypenames } from './narrowed.ts';
import { narrowToObjects } from './narrowing.ts';
import { typesForPath } from './needing.ts';
import { orderFetches } from './order.ts';
import { asSent, type PlannedFetch, splitFetches } from './split.ts';
import { type KnownTypes, withoutKnownTypenames } from './typenames.ts';

/** What planning needs of a snapshot. */
export type Planning = {
  readonly apiSchema: GraphQLSchema;
  /** With what clients do not see. */
  readonly fullSchema: GraphQLSchema;
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
  /** The types for which names below a path that no client asked for are needed there; undefined when it may be any. */
  typesNeeding(path: readonly string[], names: readonly string[]): ReadonlySet<string> | undefined;
};

export type QueryPlan = PlannedOperation & {
  /** What is fetched; of a subscription, after each event. */
  node: PlanNode | undefined;
  /** Of a subscription: the fetch that its subgraph is subscribed to, and that each event answers. */
  primary?: PlannedFetch;
  /** Where no type is asked for, since there can be only one. */
  known: KnownTypes;
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
  const { apiSchema, fullSchema, planner, plannerApi, plannerSupergraph, types } = planning;
  const folded = foldConditions(document, variables);
  const meanings = oneMeaning(folded.document, plannerSupergraph.reserved);
  const narrowed = narrowToObjects(
    meanings.document,
    apiSchema,
    plannerSupergraph.interfaceObjects,
    folded.placeholder,
  );
  const asked = forSubgraphs(narrowed, folded.placeholder);
  const planAlone = (document: DocumentNode) => {
    const forPlanner = operationFromDocument(plannerApi, document, { validate: false });
    const plan = planner.buildQueryPlan(forPlanner, overrides && { overrideConditions: overrides });
    refuseUncovered(forPlanner, plan);
    return plan;
  };
  const planOf = (document: DocumentNode): ApolloPlan => {
    const parts = partsOf(document);
    const node = (part: DocumentNode) => planAlone(part).node as PlanNode | undefined;
    const ways = [
      () => planAlone(document),
      () => withDetours(() => planAlone(document)),
      (): ApolloPlan => ({ kind: 'QueryPlan', node: planByParts(parts, node) }),
      (): ApolloPlan => ({
        kind: 'QueryPlan',
        node: planByParts(parts, (part) => withCheckedParents(() => node(part))),
      }),
    ];
    return firstOf(parts.operation.operation === 'subscription' ? ways.slice(0, 2) : ways);
  };
  const plan = inSequence(planOf(asked), asked, planOf);

  const { operation, fragments } = partsOf(meanings.document);
  const context = {
    supergraph: plannerSupergraph,
    types,
    asking: typesAsking(fullSchema, operation, fragments, plannerSupergraph.synthetic),
  };
  const subscription = plan.node?.kind === 'Subscription' ? plan.node : undefined;
  const node = subscription ? subscription.rest : (plan.node as PlanNode | undefined);
  const { roots, known } = withoutKnownTypenames(
    [
      node &&
        withNarrowedTypenames(
          withoutConflicts(splitFetches(orderFetches(node, context, subscription?.primary), context), context),
          context,
        ),
      subscription && fetchWithTypenames(asSent(subscription.primary, context), context),
    ],
    context,
  );
  const [rest, primary] = roots;
  return {
    operation,
    fragments,
    original: meanings.original,
    renamed: meanings.changed || folded.document !== document,
    nothing: folded.placeholder.alias!.value,
    typesNeeding: (path, names) => typesForPath(names, path, context),
    node: rest,
    primary,
    known,
  };
}

/** The first of these plans on which the planner does not break. That nobody can answer is no such case. */
function firstOf(ways: readonly (() => ApolloPlan)[]): ApolloPlan {
  const [first, ...others] = ways;
  try {
    return first!();
  } catch (thrown) {
    if (thrown instanceof GraphQLError || others.length === 0) throw thrown;
    return firstOf(others);
  }
}

/**
 * The planner asks fields of a mutation that are neighbours in one fetch, and what follows from them after it. But all of
 * one field comes before the next: what the first answers may be changed by the second. So each is planned alone, unless
 * one fetch answers everything.
 */
function inSequence(whole: ApolloPlan, document: DocumentNode, planOf: (document: DocumentNode) => ApolloPlan) {
  const { operation, fragments } = partsOf(document);
  if (operation.operation !== 'mutation' || !whole.node || whole.node.kind === 'Fetch') return whole;
  const fields = Map.groupBy(rootFields(operation.selectionSet, fragments), responseName);
  if (fields.size < 2) return whole;
  const nodes = [...fields.values()].flatMap((selections): PlanNode[] => {
    const alone = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
    const { node } = planOf({ ...document, definitions: [alone, ...Object.values(fragments)] });
    return node ? [node as PlanNode] : [];
  });
  return { ...whole, node: { kind: 'Sequence' as const, nodes } };
}

function rootFields({ selections }: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection;
    return rootFields(fragment.selectionSet, fragments);
  });
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

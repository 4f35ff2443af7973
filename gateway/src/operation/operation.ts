import { operationFromDocument } from '@apollo/federation-internals';
import { buildOperationContext } from '@apollo/gateway';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { codedError } from '../errors.ts';
import { costOf } from '../limits/cost.ts';
import { type Limits, measure, tooCostly } from '../limits/limits.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** What a client sends. */
export type GraphQLRequest = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

type OperationContext = ReturnType<typeof buildOperationContext>;

/** A valid operation within the limits, with its plan: all that is known before there are variables. */
export type Operation = {
  readonly text: string;
  readonly document: DocumentNode;
  readonly context: OperationContext;
  /** Of a subscription: what answers one event, the event itself standing for the first fetch. */
  readonly plan: QueryPlan;
  /** Of a subscription: the fetch that its subgraph is subscribed to. */
  readonly primary?: FetchNode;
  /** It asks about the schema alone, which needs no subgraph. */
  readonly introspection: boolean;
};

export type Prepared =
  | { operation: Operation; errors?: undefined }
  | { operation?: undefined; errors: readonly GraphQLError[] };

/** Parses, validates, measures and plans, or finds that done before. */
export function prepare(snapshot: Snapshot, { query, operationName }: GraphQLRequest, limits: Limits): Prepared {
  const key = `${operationName ?? ''} ${query}`;
  const known = snapshot.operations.get(key);
  if (known) return { operation: known };

  const { document, error } = parseWithin(query, limits);
  if (error) return { errors: [error] };

  const invalid = validate(snapshot.apiSchema, document);
  if (invalid.length > 0) return { errors: invalid.map((found) => codedError(found, 'GRAPHQL_VALIDATION_FAILED')) };
  if (!getOperationAST(document, operationName)) return { errors: [unresolved(operationName)] };

  const name = operationName ?? undefined;
  const context = buildOperationContext({
    schema: snapshot.apiSchema,
    operationDocument: document,
    operationName: name,
  });
  const measured = measure(context.operation, context.fragments);
  for (const what of ['depth', 'aliases', 'directives'] as const) {
    if (measured[what] > limits[what]) return { errors: [tooCostly(what, measured[what], limits[what])] };
  }

  try {
    const introspection = asksForSchema(context.operation.selectionSet, context);
    const planned = introspection ? { plan: { kind: 'QueryPlan' as const } } : planOf(snapshot, document, name);
    const operation = { text: query, document, context, introspection, ...planned };
    snapshot.operations.set(key, operation);
    return { operation };
  } catch (thrown) {
    // The planner refuses a few operations that are valid.
    if (thrown instanceof GraphQLError) return { errors: [codedError(thrown, 'GRAPHQL_VALIDATION_FAILED')] };
    throw thrown;
  }
}

/** Whether these variables may be given to the operation, and what it may then cost. */
export function refuse(
  snapshot: Snapshot,
  { context }: Operation,
  variables: Record<string, unknown>,
  limits: Limits,
): readonly GraphQLError[] {
  const { errors } = getVariableValues(snapshot.apiSchema, context.operation.variableDefinitions ?? [], variables, {
    maxErrors: 50,
  });
  if (errors) return errors.map((error) => codedError(error, 'BAD_USER_INPUT'));
  const cost = costOf({ rules: snapshot.costRules, ...context }, variables);
  return cost > limits.cost ? [tooCostly('cost', cost, limits.cost)] : [];
}

function parseWithin(query: string, { tokens }: Limits) {
  try {
    return { document: parse(query, { maxTokens: tokens }) };
  } catch (thrown) {
    if (!(thrown instanceof GraphQLError)) throw thrown;
    return { error: parseError(thrown, tokens) };
  }
}

/** A document with too many tokens is no syntax error, although the parser says so. */
export function parseError(error: GraphQLError, tokens: number): GraphQLError {
  return error.message.includes(`more that ${tokens} tokens`)
    ? tooCostly('more tokens than', tokens, tokens)
    : codedError(error, 'GRAPHQL_PARSE_FAILED');
}

function unresolved(name: string | null | undefined) {
  const message = name ? `There is no operation "${name}".` : 'Say which operation is meant: operationName is missing.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function asksForSchema({ selections }: SelectionSetNode, context: OperationContext): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__');
    const spread = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments[selection.name.value]! : selection;
    return asksForSchema(spread.selectionSet, context);
  });
}

function planOf({ api, planner }: Snapshot, document: DocumentNode, operationName: string | undefined) {
  const plan = planner.buildQueryPlan(operationFromDocument(api, document, { operationName, validate: false }));
  if (plan.node?.kind !== 'Subscription') return { plan };
  // One event is an ordinary plan whose first fetch is answered already.
  const { primary, rest } = plan.node;
  const node = rest ? { kind: 'Sequence' as const, nodes: [primary, rest] } : primary;
  return { primary, plan: { kind: 'QueryPlan' as const, node } };
}

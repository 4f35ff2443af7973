import {
  type DocumentNode,
  GraphQLError,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  separateOperations,
  type VariableDefinitionNode,
  validate,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { codedError } from '../errors.ts';
import { compileOperation, type Executable } from '../execute/execute.ts';
import { type Costing, costing } from '../limits/cost.ts';
import { type Limits, measure, tooCostly } from '../limits/limits.ts';
import { excessOf } from '../limits/structure.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';
import { conditionVariables } from './conditions.ts';
import { asksForSchema } from './introspection.ts';
import { freePrefix } from './meanings.ts';
import { rules } from './validation.ts';
import { plainVariables } from './variables.ts';

/** What a client sends. */
export type GraphQLRequest = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

/** A valid operation within the limits: all that is known before there are variables. */
export type Operation = {
  readonly text: string;
  readonly kind: OperationTypeNode;
  readonly name: string | undefined;
  /** This operation and its fragments alone. */
  readonly document: DocumentNode;
  readonly definitions: readonly VariableDefinitionNode[];
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Whether these variables are plainly right; what is not goes to graphql-js. */
  readonly plainly: (variables: Record<string, unknown>) => boolean;
  /** What a variable called `representations`, which is the planner's, is renamed to. */
  readonly representationsAs: string | undefined;
  readonly conditions: readonly string[];
  /** By the values of the conditions and the overrides. */
  readonly executables: Map<string, Executable>;
  readonly cost: Costing;
  readonly asksForSchema: boolean;
};

export type Prepared =
  | { operation: Operation; errors?: undefined }
  | { operation?: undefined; errors: readonly GraphQLError[] };

/** Under what the operation that is meant is known. */
export function keyOf({ query, operationName }: GraphQLRequest): string {
  return operationName ? `${operationName}\0${query}` : query;
}

/** Parses, validates and measures, or finds that done before. */
export function prepare(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Prepared {
  const known = snapshot.operations.get(keyOf(request));
  if (known) return { operation: known };
  const excess = excessOf(request.query, limits);
  return excess ? { errors: [excess] } : read(snapshot, request, limits);
}

/** The same of a text that is not known and not too much. */
export function read(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Prepared {
  const { query, operationName } = request;
  const { document, error } = parsed(query);
  if (error) return { errors: [error] };

  const invalid = validate(snapshot.apiSchema, document, rules, { maxErrors: MAX_ERRORS });
  if (invalid.length > 0) return { errors: invalid.map(validationError) };
  const chosen = choose(document, operationName);
  if (!chosen) return { errors: [unresolved(operationName)] };

  const operation = chosen.definitions.find(isOperation)!;
  const fragments = fragmentsOf(chosen);
  const measured = measure(operation, fragments);
  for (const what of ['depth', 'aliases', 'directives'] as const) {
    if (measured[what] > limits[what]) return { errors: [tooCostly(what, measured[what], limits[what])] };
  }

  const definitions = operation.variableDefinitions ?? [];
  const representationsAs = definitions.some(({ variable }) => variable.name.value === 'representations')
    ? freePrefix(chosen, '_representations')
    : undefined;
  const prepared: Operation = {
    text: query,
    kind: operation.operation,
    name: operation.name?.value,
    document: representationsAs === undefined ? chosen : withRepresentationsAs(chosen, representationsAs),
    definitions,
    defaults: defaultsOf(definitions),
    plainly: plainVariables(definitions),
    representationsAs,
    conditions: conditionVariables(chosen),
    executables: new Map(),
    cost: costing({ schema: snapshot.apiSchema, rules: snapshot.costRules, operation, fragments }),
    asksForSchema: asksForSchema(chosen),
  };
  snapshot.operations.set(keyOf(request), prepared);
  return { operation: prepared };
}

/** Why these variables may not be given to the operation. */
export function invalidVariables(
  { apiSchema }: Snapshot,
  { definitions, plainly }: Operation,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  if (plainly(variables)) return [];
  const { errors = [] } = getVariableValues(apiSchema, definitions, variables, { maxErrors: 50 });
  return errors.map((error) => codedError(error, 'BAD_USER_INPUT'));
}

/** The variables as the plan uses them: with defaults, and under names that are free. The given ones must be valid. */
export function planVariables({ defaults, representationsAs }: Operation, given: Record<string, unknown>) {
  // Without inherited names: a variable may be called `constructor`.
  const variables: Record<string, unknown> = Object.assign(Object.create(null), defaults, given);
  if (representationsAs !== undefined) variables[representationsAs] = variables.representations;
  return variables;
}

/** What runs an operation, planned when it is first asked for with such conditions. Throws what cannot be planned. */
export function executableOf(
  snapshot: Snapshot,
  { document, conditions, executables }: Operation,
  variables: Record<string, unknown>,
): Executable {
  const overrides = snapshot.decideOverrides();
  let key = '';
  for (const name of conditions) key += variables[name] ? '1' : '0';
  if (overrides) for (const decided of overrides.values()) key += decided ? '1' : '0';
  const known = executables.get(key);
  if (known) {
    snapshot.observer?.planned?.(undefined);
    return known;
  }
  const began = performance.now();
  const executable = compileOperation(snapshot, snapshot.sources, document, variables, overrides);
  snapshot.observer?.planned?.(performance.now() - began);
  // Each combination of conditions has a plan; whoever sends all of them keeps the last.
  if (executables.size >= MAX_PLANS) executables.delete(executables.keys().next().value!);
  executables.set(key, executable);
  return executable;
}

const MAX_PLANS = 64;
/** Who has made more mistakes than that is told of the first ones. */
const MAX_ERRORS = 20;

function parsed(query: string) {
  try {
    return { document: parse(query) };
  } catch (thrown) {
    if (!(thrown instanceof GraphQLError)) throw thrown;
    return { error: codedError(thrown, 'GRAPHQL_PARSE_FAILED') };
  }
}

function validationError(error: GraphQLError): GraphQLError {
  const { message, nodes } = error;
  const incremental = /^Unknown directive "@(defer|stream)"/.exec(message);
  const told = incremental
    ? new GraphQLError(`Incremental delivery (@${incremental[1]}) is not offered. Ask without it.`, { nodes })
    : error;
  return codedError(told, 'GRAPHQL_VALIDATION_FAILED');
}

const isOperation = (definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION;

/** The operation that is meant, with its fragments. */
function choose(document: DocumentNode, operationName: string | null | undefined): DocumentNode | undefined {
  const operations = separateOperations(document);
  const names = Object.keys(operations);
  if (operationName) return Object.hasOwn(operations, operationName) ? operations[operationName] : undefined;
  return names.length === 1 ? operations[names[0]!] : undefined;
}

function fragmentsOf({ definitions }: DocumentNode) {
  return Object.fromEntries(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
}

function unresolved(name: string | null | undefined) {
  const message = name ? `There is no operation "${name}".` : 'Say which operation is meant: operationName is missing.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function defaultsOf(definitions: readonly VariableDefinitionNode[]): Record<string, unknown> {
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function withRepresentationsAs(document: DocumentNode, name: string): DocumentNode {
  return visit(document, {
    Variable: (node) =>
      node.name.value === 'representations' ? { ...node, name: { ...node.name, value: name } } : undefined,
  });
}

import '../seeing/telemetry.ts';
import { executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  execute as introspect,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { publicError, publicErrors, type Report } from '../errors.ts';
import type { Operation } from '../operation/operation.ts';
import { apolloLogger } from '../seeing/log.ts';
import type { SourceResult, Sources } from '../source/source.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** One request: who asks, and where its bugs are reported. */
export type Call<Context extends object> = Report & { context: Context };

/** Sources as Apollo's executor calls them. */
export type Services = Record<string, GraphQLDataSource>;

/**
 * Runs the plan of a query, a mutation or, given its event, a subscription, and answers what the client may read. The
 * variables must be valid. It does not throw: whatever goes wrong is in `errors`.
 */
export async function execute<Context extends object>(
  snapshot: Snapshot,
  operation: Operation,
  variables: Record<string, unknown>,
  call: Call<Context>,
  services: Services,
  event?: SourceResult,
): Promise<ExecutionResult> {
  // Apollo's packages do not know every field by which a schema can be asked about itself; graphql-js does.
  if (operation.introspection) {
    const operationName = operation.context.operation.name?.value;
    return introspect({
      schema: snapshot.apiSchema,
      document: operation.document,
      variableValues: variables,
      operationName,
    });
  }
  // The executor reads these of what Apollo Server would hand it.
  const request = {
    request: { query: operation.text, variables },
    context: call,
    logger: apolloLogger(call.log),
    metrics: {},
  } as unknown as Parameters<typeof executeQueryPlan>[2];
  try {
    const { data, errors, extensions } = await executeQueryPlan(
      operation.plan,
      event ? answeredBy(event, operation, services) : services,
      request,
      operation.context,
      snapshot.supergraphSchema,
      snapshot.api,
    );
    // Nulls that must not be are told here when there is no other error, each with its path.
    const readable = publicErrors([...(errors ?? []), ...(extensions?.valueCompletion ?? [])], call);
    return readable.length > 0 ? { errors: readable, data } : { data };
  } catch (thrown) {
    return { errors: [publicError(thrown, call)], data: null };
  }
}

/** Each source as a service: it gets the caller's context, and what it throws becomes errors at the places it left empty. */
export function servicesOf<Context extends object>(sources: Sources<Context>): Services {
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [
      name,
      {
        async process({ request, context }) {
          const { query = '', variables = {}, operationName } = request;
          const call = context as Call<Context>;
          try {
            return placed(await source.execute({ query, variables, operationName }, call.context), query, variables);
          } catch (thrown) {
            const error = unavailable(thrown, name, call);
            return placed({ errors: [error] }, query, variables);
          }
        },
      } satisfies GraphQLDataSource,
    ]),
  );
}

/** The services, of which the primary one answers its first fetch with the event. */
function answeredBy(event: SourceResult, { primary }: Operation, services: Services): Services {
  const name = primary!.serviceName;
  const service = services[name]!;
  let next: SourceResult | undefined = event;
  return {
    ...services,
    [name]: {
      process(options) {
        // Results are merged into what a service answers, and the event may be someone else's as well.
        const answer = next && placed({ ...next, data: structuredClone(next.data) }, primary!.operation, {});
        next = undefined;
        return answer ? Promise.resolve(answer) : service.process(options);
      },
    },
  };
}

/** What a source could not do. A GraphQL error says it itself; anything else is transport, logged and told as UNAVAILABLE. */
function unavailable<Context extends object>(
  thrown: unknown,
  subgraph: string,
  { log, requestId }: Call<Context>,
): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  log.warn({ err: thrown, subgraph, requestId }, 'subgraph unavailable');
  return new GraphQLError('A part of this answer is not available right now. Try again later.', {
    extensions: { code: 'UNAVAILABLE' },
  });
}

/** Errors without a path belong to everything that was fetched: to each entity, or else to each root field. */
function placed(result: SourceResult, query: string, variables: Record<string, unknown>): SourceResult {
  if (!result.errors?.some((error) => !error.path)) return result;
  const { representations } = variables;
  const paths = Array.isArray(representations)
    ? representations.map((_, index) => ['_entities', index])
    : rootNames(query).map((name) => [name]);
  const errors = result.errors.flatMap((error): readonly GraphQLFormattedError[] =>
    error.path ? [error] : paths.map((path) => ({ message: error.message, extensions: error.extensions, path })),
  );
  return { ...result, errors };
}

function rootNames(query: string): string[] {
  const operation = parse(query, { noLocation: true }).definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const fields = operation!.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  return fields.map((field) => field.alias?.value ?? field.name.value);
}

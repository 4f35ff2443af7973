import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError } from '../errors.ts';
import { execute, type Outcome } from '../execute/execute.ts';
import { type Limits, tooCostly } from '../limits/limits.ts';
import {
  executableOf,
  type GraphQLRequest,
  invalidVariables,
  type Operation,
  planVariables,
  prepare,
} from '../operation/operation.ts';
import { type Refresh, subscribe } from '../subscribe/subscribe.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** What all requests of a gateway share. The snapshot is the current one at the time of asking. */
export type Shared<Context extends object> = {
  snapshot(): Snapshot;
  limits: Limits;
  refresh: Refresh<Context>;
};

/** Nothing ran. */
export type Refused = { errors: readonly GraphQLFormattedError[]; data?: undefined };

export type Events = AsyncGenerator<Outcome, undefined>;

/** An operation that may run with these variables. */
export type Ready = { snapshot: Snapshot; operation: Operation; variables: Record<string, unknown>; cost: number };

/** Whether a request may run: it is parsed, validated, and within the limits. */
export function admit(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Ready | Refused {
  const { operation, errors } = prepare(snapshot, request, limits);
  if (errors) return refused(errors);
  const given = request.variables ?? {};
  const invalid = invalidVariables(snapshot, operation, given);
  if (invalid.length > 0) return refused(invalid);
  const cost = operation.cost(given);
  if (cost > limits.cost) return refused([tooCostly('cost', cost, limits.cost)]);
  return { snapshot, operation, variables: planVariables(operation, given), cost };
}

/** The one way in, for HTTP, WebSockets and callers in the same process. */
export async function answer<Context extends object>(
  shared: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
): Promise<Outcome | Refused | Events> {
  try {
    const ready = admit(shared.snapshot(), request, shared.limits);
    if ('errors' in ready) return ready;
    const { snapshot, operation, variables } = ready;
    const executable = executableOf(snapshot, operation, variables);
    const { timeoutMs } = shared.limits;
    if (operation.kind === 'subscription') {
      return await subscribe({ snapshot, executable, variables, call, refresh: shared.refresh, timeoutMs });
    }
    return await new Promise<Outcome>((done) => void execute(executable, { variables, call, timeoutMs }, done));
  } catch (thrown) {
    return refused([publicError(thrown, call)]);
  }
}

/** One answer, where there is no way to send more than one. */
export async function answerOnce<Context extends object>(
  shared: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
): Promise<Outcome | Refused> {
  const result = await answer(shared, request, call);
  if (!(Symbol.asyncIterator in result)) return result;
  await result.return(undefined);
  const message = 'Subscriptions are served over WebSocket, protocol graphql-transport-ws.';
  return refused([new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })]);
}

function refused(errors: readonly GraphQLError[]): Refused {
  return { errors: errors.map((error) => error.toJSON()) };
}

/** An answer as it is sent. */
export function textOf({ data, errors }: Outcome | Refused): string {
  if (data === undefined) return `{"errors":${JSON.stringify(errors)}}`;
  return errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":${data}}` : `{"data":${data}}`;
}

/** An answer as a value. */
export function resultOf({ data, errors }: Outcome | Refused): ExecutionResult {
  if (data === undefined) return { errors: errors.map(asError) };
  return errors.length > 0 ? { errors: errors.map(asError), data: JSON.parse(data) } : { data: JSON.parse(data) };
}

export function asError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}

/** The answers of a subscription as values. */
export function resultsOf(events: Events): AsyncGenerator<ExecutionResult, undefined> {
  const end = () => events.return(undefined) as Promise<IteratorReturnResult<undefined>>;
  const results: AsyncGenerator<ExecutionResult, undefined> = {
    async next() {
      const event = await events.next();
      return event.done ? { done: true, value: undefined } : { done: false, value: resultOf(event.value) };
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return results;
}

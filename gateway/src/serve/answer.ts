import { type ExecutionResult, GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import { type Call, execute, type Services } from '../execute/execute.ts';
import type { Limits } from '../limits/limits.ts';
import { type GraphQLRequest, prepare, refuse } from '../operation/operation.ts';
import type { Sources } from '../source/source.ts';
import { type Refresh, subscribe } from '../subscribe/subscribe.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** What all requests of a gateway share. The snapshot is the current one at the time of asking. */
export type Shared<Context extends object> = {
  snapshot(): Snapshot;
  limits: Limits;
  sources: Sources<Context>;
  services: Services;
  refresh: Refresh<Context>;
};

type Events = AsyncGenerator<ExecutionResult>;

/**
 * The one way in, for HTTP, WebSockets and callers in the same process. An answer without `data` was refused before
 * anything ran.
 */
export async function answer<Context extends object>(
  shared: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
): Promise<ExecutionResult | Events> {
  const { limits, sources, services, refresh } = shared;
  const snapshot = shared.snapshot();
  const variables = request.variables ?? {};
  try {
    const { operation, errors } = prepare(snapshot, request, limits);
    if (errors) return { errors };
    const refusals = refuse(snapshot, operation, variables, limits);
    if (refusals.length > 0) return { errors: refusals };
    return operation.primary
      ? await subscribe(snapshot, operation, variables, call, sources, services, refresh)
      : await execute(snapshot, operation, variables, call, services);
  } catch (thrown) {
    return { errors: [publicError(thrown, call)] };
  }
}

/** One answer, where there is no way to send more than one. */
export async function answerOnce<Context extends object>(
  shared: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
): Promise<ExecutionResult> {
  const result = await answer(shared, request, call);
  if (!(Symbol.asyncIterator in result)) return result;
  await result.return(undefined);
  const message = 'Subscriptions are served over WebSocket, protocol graphql-transport-ws.';
  return { errors: [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })] };
}

import { type ExecutionResult, GraphQLError } from 'graphql';
import { publicError } from '../errors.ts';
import { type Call, execute, type Services } from '../execute/execute.ts';
import type { Operation } from '../operation/operation.ts';
import { isAsyncIterable, type SourceResult, type Sources } from '../source/source.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** Who is asking by now: asked before every delivery. Null ends the subscription. */
export type Refresh<Context extends object> = (context: Context) => Promise<Context | null> | Context | null;

/**
 * A federated subscription: the subgraph that owns the field is subscribed to, and each of its events stands for the
 * first fetch of an ordinary plan, so that what belongs to other subgraphs is read afresh, under the rights that the
 * caller has by then.
 */
export async function subscribe<Context extends object>(
  snapshot: Snapshot,
  operation: Operation,
  variables: Record<string, unknown>,
  call: Call<Context>,
  sources: Sources<Context>,
  services: Services,
  refresh: Refresh<Context>,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  let context: Context | null = call.context;
  const refreshed = async () => {
    context = context === null ? null : await refresh(context);
    return context;
  };

  let upstream: AsyncIterable<SourceResult> | SourceResult;
  try {
    const { serviceName, operation: query, operationName, variableUsages } = operation.primary!;
    const request = { query, operationName, variables: pick(variables, variableUsages) };
    upstream = await sources[serviceName]!.subscribe(request, call.context, refreshed);
  } catch (thrown) {
    return { errors: [publicError(thrown, call)] };
  }
  // Refused before the first event: it is answered as one event without data would be.
  if (!isAsyncIterable(upstream)) return execute(snapshot, operation, variables, call, services, upstream);

  const events = upstream[Symbol.asyncIterator]();
  let ended = false;
  async function end() {
    ended = true;
    await events.return?.();
    return { done: true as const, value: undefined };
  }

  async function next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      const event = await events.next();
      if (ended) return { done: true, value: undefined };
      if (context !== null && event.done) return await end();
      const caller = await refreshed();
      if (caller === null) throw unauthenticated();
      const value = await execute(snapshot, operation, variables, { ...call, context: caller }, services, event.value);
      return ended ? { done: true, value: undefined } : { done: false, value };
    } catch (thrown) {
      await end();
      throw publicError(thrown, call);
    }
  }

  // Not written as a generator: one that waits for its next event cannot be closed from outside.
  const results: AsyncGenerator<ExecutionResult, undefined> = {
    next,
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return results;
}

export function unauthenticated(): GraphQLError {
  return new GraphQLError('The session has ended. Sign in again.', { extensions: { code: 'UNAUTHENTICATED' } });
}

function pick(variables: Record<string, unknown>, names: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}

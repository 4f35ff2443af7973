import { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError } from '../errors.ts';
import { type Executable, execute, type Outcome } from '../execute/execute.ts';
import { copy } from '../execute/json.ts';
import { variablesWriter } from '../execute/send.ts';
import { fetchOf, isAsyncIterable, type SourceResult } from '../source/source.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';

/** Who is asking by now: asked before every delivery. Null ends the subscription. */
export type Refresh<Context extends object> = (context: Context) => Promise<Context | null> | Context | null;

export type Subscription<Context extends object> = {
  snapshot: Snapshot;
  executable: Executable;
  variables: Record<string, unknown>;
  call: Call<Context>;
  refresh: Refresh<Context>;
  timeoutMs?: number;
};

/**
 * A federated subscription: the subgraph that owns the field is subscribed to, and each of its events stands for the
 * first fetch of an ordinary plan, so that what belongs to other subgraphs is read afresh, under the rights that the
 * caller has by then.
 */
export async function subscribe<Context extends object>({
  snapshot,
  executable,
  variables,
  call,
  refresh,
  timeoutMs,
}: Subscription<Context>): Promise<AsyncGenerator<Outcome, undefined> | Outcome> {
  let context: Context | null = call.context;
  const refreshed = async () => {
    context = context === null ? null : await refresh(context);
    return context;
  };
  const answerTo = (event: SourceResult, caller: Context) =>
    new Promise<Outcome>((done) => {
      execute(executable, { variables, call: { ...call, context: caller }, event: copy(event), timeoutMs }, done);
    });

  const { serviceName, operation, operationName, variableUsages } = executable.plan.primary!;
  const fetch = fetchOf(serviceName, 'subscription', operation, operationName);
  const text = variablesWriter(variableUsages)(variables);
  const upstream = await snapshot.sources[serviceName]!.subscribe(fetch, `{${text.slice(1)}}`, call, refreshed);
  // Refused before the first event: it is answered as one event without data would be.
  if (!isAsyncIterable(upstream)) return answerTo(upstream, call.context);

  const events = upstream[Symbol.asyncIterator]();
  let ended = false;
  async function end() {
    ended = true;
    await events.return?.();
    return { done: true as const, value: undefined };
  }

  async function next(): Promise<IteratorResult<Outcome, undefined>> {
    try {
      const event = await events.next();
      if (ended) return { done: true, value: undefined };
      if (context !== null && event.done) return await end();
      const caller = await refreshed();
      if (caller === null) throw unauthenticated();
      const value = await answerTo(event.value, caller);
      return ended ? { done: true, value: undefined } : { done: false, value };
    } catch (thrown) {
      await end();
      throw publicError(thrown, call);
    }
  }

  // Not written as a generator: one that waits for its next event cannot be closed from outside.
  const results: AsyncGenerator<Outcome, undefined> = {
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

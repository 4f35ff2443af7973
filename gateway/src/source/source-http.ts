import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { GraphQLError } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { Pool } from 'undici';
import WebSocket from 'ws';
import type { Source, SourceRequest, SourceResult } from './source.ts';

export type HttpSourceOptions<Context extends object> = {
  url: string;
  /** Sent with each fetch, and as the `connectionParams` of each WebSocket connection. */
  headers?: (context: Context) => Record<string, string> | Promise<Record<string, string>>;
  /** For a whole fetch. */
  timeoutMs?: number;
  /** An answer larger than this is a failure. */
  maxBytes?: number;
  /** Kept open to this subgraph, at most. */
  connections?: number;
};

/** A subgraph behind a URL: fetches by HTTP, subscriptions by graphql-transport-ws on the same URL. */
export function httpSource<Context extends object>({
  url,
  headers = () => ({}),
  timeoutMs = 10_000,
  maxBytes = 10_000_000,
  connections = 16,
}: HttpSourceOptions<Context>): Source<Context> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, maxResponseSize: maxBytes });
  const sockets = new Set<Client>();

  async function execute(request: SourceRequest, context: Context): Promise<SourceResult> {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(await headers(context)) },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = resultOf(await body.text());
    if (!answer) throw new Error(`${url} answered ${statusCode} without a GraphQL result`);
    return answer;
  }

  async function subscribe(request: SourceRequest, context: Context, refresh: () => Promise<Context | null>) {
    let speaksFor: Context | undefined;
    const socket = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      // Whoever watches should notice nothing of a subgraph that restarts but the gap; the first event is its state by then.
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: async (retries) => void (await wait(pause(retries), undefined, { ref: false })),
      connectionParams: async () => {
        const latest = speaksFor === undefined ? context : await refresh();
        if (latest === null) throw new Error('nobody is asking any more');
        speaksFor = latest;
        return headers(latest);
      },
    });
    sockets.add(socket);
    const events = socket.iterate<Record<string, unknown>, Record<string, unknown>>(request);
    const close = async () => {
      sockets.delete(socket);
      await events.return?.();
      await socket.dispose();
      return { done: true as const, value: undefined };
    };
    return {
      [Symbol.asyncIterator]: () => ({
        async next(): Promise<IteratorResult<SourceResult, undefined>> {
          try {
            for (;;) {
              const event = await events.next();
              if (event.done) return await close();
              const latest = await refresh();
              if (latest === null || isDeepStrictEqual(latest, speaksFor)) return event;
              // The subgraph answered under rights that have changed since: it is asked again, under those of now.
              socket.terminate();
            }
          } catch (thrown) {
            await close();
            if (isErrors(thrown)) return { done: false, value: { data: null, errors: thrown } };
            throw lost(thrown);
          }
        },
        return: close,
      }),
    };
  }

  async function stop() {
    await Promise.all([...sockets].map((socket) => socket.dispose()));
    await pool.destroy();
  }

  return { execute, subscribe, stop };
}

/** Milliseconds before the next attempt: doubling up to ten seconds, spread so that not all come back at once. */
function pause(retries: number): number {
  return Math.min(10_000, 250 * 2 ** retries) * (0.5 + Math.random());
}

function resultOf(text: string): SourceResult | undefined {
  try {
    const answer = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)
      ? answer
      : undefined;
  } catch {
    return undefined;
  }
}

/** An error message of the protocol: the subgraph refused the operation, and says why. */
function isErrors(thrown: unknown): thrown is GraphQLError[] {
  return Array.isArray(thrown);
}

/** A connection closed for good. The codes 4401 and 4403 are the subgraph's word that the caller has no session. */
function lost(thrown: unknown): GraphQLError {
  const closed = thrown as { code?: number; reason?: string };
  const code = closed.code === 4401 || closed.code === 4403 ? 'UNAUTHENTICATED' : 'UNAVAILABLE';
  return new GraphQLError(closed.reason || 'The connection was lost.', { extensions: { code } });
}

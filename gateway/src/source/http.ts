import type { ConnectionOptions } from 'node:tls';
import { Pool } from 'undici';
import type { Call } from '../call.ts';
import { type Breaker, type BreakerOptions, createBreaker } from './breaker.ts';
import { Exchange, type Line } from './exchange.ts';
import { errorOf, isThenable } from './settle.ts';
import type { Fetch, Source, SourceResult } from './source.ts';
import { follow, type Headers } from './upstream.ts';
import { connectSse } from './upstream-sse.ts';
import { connectWs } from './upstream-ws.ts';

export type HttpSourceOptions<Context extends object> = {
  url: string;
  /** Sent with each fetch and each connection of a subscription. What is answered without a promise costs no wait. */
  headers?: (context: Context, call: Call<Context>) => Headers | Promise<Headers>;
  /** For a whole fetch: making headers, waiting for a connection, a retry, the last byte. */
  timeoutMs?: number;
  /** A longer answer, or event, is a failure: it is cut off there. */
  maxBytes?: number;
  /** The most entities that it is asked for at once. */
  maxEntities?: number;
  /** Kept open to this subgraph for fetches, at most. With HTTP/2 one carries many fetches. */
  connections?: number;
  /** Sends a query once more when the connection failed or a 502, 503 or 504 came without a GraphQL result. */
  retry?: boolean;
  /** False: the subgraph is asked however often it fails. */
  breaker?: BreakerOptions | false;
  /** By graphql-transport-ws on the same URL unless said otherwise. */
  subscriptions?: { protocol?: 'ws' | 'sse'; url?: string };
  /** A private authority's certificate, or our own. */
  tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized'>;
};

export type HttpSource<Context extends object> = Source<Context> & { readonly breaker: Breaker };

/**
 * A subgraph behind a URL. What it answers counts when it is a GraphQL result, whatever the status; all else is a failure
 * of transport. HTTP/2 is spoken where the server chooses it over TLS. Answers are not asked to be compressed: within a
 * data centre that costs more time than it saves, and a small answer could not turn into a huge one.
 */
export function httpSource<Context extends object>({
  url,
  headers = () => ({}),
  timeoutMs = 10_000,
  maxBytes = 10_000_000,
  maxEntities,
  connections = 64,
  retry = true,
  breaker: breakerOptions = {},
  subscriptions = {},
  tls,
}: HttpSourceOptions<Context>): HttpSource<Context> {
  // One time-out of ours covers all; those of undici would only cost timers.
  const poolOptions = { connect: { ...tls, timeout: timeoutMs, preferH2: true }, headersTimeout: 0, bodyTimeout: 0 };
  const address = new URL(url);
  const pool = new Pool(address.origin, { ...poolOptions, connections });
  const breaker = createBreaker(breakerOptions || { failures: Number.POSITIVE_INFINITY });
  const line: Line = { pool, path: pathOf(address), name: nameOf(address), timeoutMs, maxBytes, breaker };

  const streamAddress = new URL(subscriptions.url ?? url);
  const streams = subscriptions.protocol === 'sse' ? new Pool(streamAddress.origin, poolOptions) : undefined;
  const followed = new Set<AsyncIterableIterator<SourceResult, undefined>>();
  let stopped = false;

  function connectFor(fetch: Fetch, variables: string) {
    const options = { name: nameOf(streamAddress), path: pathOf(streamAddress), timeoutMs, maxBytes };
    if (streams) return connectSse({ ...options, pool: streams, body: bodyOf(fetch, variables) });
    const url = streamAddress.origin.replace(/^http/, 'ws') + options.path;
    return connectWs({ ...options, url, fetch, variables, tls });
  }

  return {
    breaker,
    maxEntities,

    fetch(fetch, variables, call, answered) {
      const pass = breaker.pass(performance.now());
      if (pass === 'refused') {
        answered(new Error(`${line.name} is not asked for now: it failed too often in a row`));
        return undefined;
      }
      const attempts = retry && fetch.kind === 'query' ? 2 : 1;
      const exchange = new Exchange(line, bodyOf(fetch, variables), attempts, pass, answered);
      try {
        const made = headers(call.context, call);
        if (isThenable(made)) made.then((made) => exchange.send(whole(made, call.forward)), unmade);
        else exchange.send(whole(made, call.forward));
      } catch (thrown) {
        unmade(thrown);
      }
      return exchange.over ? undefined : exchange.abort;

      function unmade(thrown: unknown) {
        exchange.abort(errorOf(thrown));
      }
    },

    async subscribe(fetch, variables, call, refresh) {
      if (stopped) throw new Error(`${line.name} is not asked any more: its source was stopped`);
      const events = follow({
        name: nameOf(streamAddress),
        connect: connectFor(fetch, variables),
        headers: (context) => headers(context, { ...call, context }),
        context: call.context,
        refresh,
        log: call.log,
        closed: () => void followed.delete(events),
      });
      followed.add(events);
      return events;
    },

    async stop() {
      stopped = true;
      await Promise.all([...followed].map((events) => events.return?.()));
      await Promise.all([pool.destroy(), streams?.destroy()]);
    },
  };
}

function whole(headers: Headers, forward: Call<object>['forward']): Headers {
  return { 'content-type': 'application/json', accept: 'application/json', ...headers, ...forward };
}

function bodyOf(fetch: Fetch, variables: string): string {
  return `${fetch.head}${variables}}`;
}

function pathOf({ pathname, search }: URL): string {
  return pathname + search;
}

/** Without the query, which may hold a secret. */
function nameOf({ origin, pathname }: URL): string {
  return origin + pathname;
}

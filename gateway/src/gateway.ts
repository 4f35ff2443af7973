import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { type CacheOptions, createCache } from './cache/cache.ts';
import type { ErrorsShown } from './errors.ts';
import { createGraphiql, type GraphiqlOptions } from './graphiql/graphiql.ts';
import { createAside } from './limits/aside.ts';
import { createCharge, type RateOptions } from './limits/bucket.ts';
import { createGate } from './limits/gate.ts';
import { defaultLimits, type Limits } from './limits/limits.ts';
import { createPersisted, type PersistedOptions } from './limits/persisted.ts';
import { warmUp } from './limits/warm-up.ts';
import type { GraphQLRequest } from './operation/operation.ts';
import { type Log, silent } from './seeing/log.ts';
import { readingsOf } from './seeing/readings.ts';
import { createSeeing, type SeeingOptions } from './seeing/seeing.ts';
import { admit, answer, answerTo, resultOf, resultsOf } from './serve/answer.ts';
import { refuseBroken } from './serve/broken.ts';
import { createCallOf } from './serve/exchange.ts';
import type { PlanFor } from './serve/extras.ts';
import { createHttp } from './serve/http.ts';
import { createSse } from './serve/sse.ts';
import { timingObserver } from './serve/timing.ts';
import { type ConnectionParams, createWebSocket, refuseUpgrade, sameHost } from './serve/websocket.ts';
import { isAsyncIterable } from './source/source.ts';
import { createHub } from './subscribe/hub.ts';
import type { Slowness } from './subscribe/outlet.ts';
import type { Refresh } from './subscribe/refresh.ts';
import type { OverrideLabel } from './supergraph/overrides.ts';
import type { Snapshot } from './supergraph/snapshot.ts';
import { createSupergraph, type SourcesOption } from './supergraph/supergraph.ts';

/** What is known of whoever asks: the headers of the request or of the WebSocket's handshake, and what the socket said. */
export type Asked = {
  headers: IncomingHttpHeaders;
  connectionParams?: ConnectionParams;
  request: IncomingMessage;
  /** The id under which bugs met by this request are logged. */
  requestId: string;
};

export type GatewayOptions<Context extends object> = {
  supergraphSdl: string;
  /** One for each subgraph of the supergraph, by its name. */
  sources: SourcesOption<Context>;
  /** Whether the label of a progressive override that is no percentage is on; off by default. */
  overrideLabel?: OverrideLabel;
  /** Who is asking. A GraphQL error that it throws refuses the request or the connection. */
  context(asked: Asked): Promise<Context> | Context;
  /** See `Refresh`. Also asked before each operation on a WebSocket. Without it, a context never ends. */
  refresh?: Refresh<Context>;
  /**
   * A name for all who are answered alike: who has the same one and asks the same shares one execution. Null, as without this
   * option, is for nobody else. Events of a subscription that is shared are states: the latest makes up for those before.
   */
  scope?(context: Context): string | null;
  /** Keeps answers of queries for those of one scope, as `@cacheControl` and changes allow; by default nothing is kept. */
  cache?: CacheOptions;
  /** What sockets that do not read cost at most. */
  slow?: Partial<Slowness>;
  limits?: Partial<Limits>;
  persisted?: PersistedOptions;
  /** Who may ask for the schema over the network; by default everybody. */
  introspection?: boolean | ((context: Context) => boolean);
  /** To whom `x-graphql-plan: 1` shows the plan, in `extensions.plan`; by default to nobody. */
  planFor?: PlanFor<Context>;
  /** Whether answers tell in the header `Server-Timing` where the time went. */
  serverTiming?: boolean;
  /** What each principal may spend; by default nobody counts. */
  rate?: RateOptions<Context>;
  graphiql?: GraphiqlOptions | false;
  /** Which errors of subgraphs clients read as they are; by default those that have a code. Others are INTERNAL, and logged. */
  errors?: ErrorsShown;
  /** Metrics, traces, a log line for each operation; by default nothing of it. */
  seeing?: SeeingOptions;
  log?: Log;
  /** Names a request in the log and to whoever met a bug. */
  requestId?(request: IncomingMessage): string;
  /** Which pages may open a WebSocket with the user's cookies; by default those of the same host. */
  allowOrigin?(origin: string, request: IncomingMessage): boolean;
};

export type Gateway<Context extends object> = Awaited<ReturnType<typeof createGateway<Context>>>;

const endpoint = '/graphql';
const explorer = '/graphiql';

/** A gateway for one supergraph: `/graphql` for HTTP and WebSockets, `/graphiql` for people. */
export async function createGateway<Context extends object>(options: GatewayOptions<Context>) {
  const { log = silent, requestId = () => randomUUID(), allowOrigin = sameHost } = options;
  const { supergraphSdl, sources, overrideLabel, errors } = options;
  const observers = [...(options.seeing?.observers ?? []), ...(options.serverTiming ? [timingObserver] : [])];
  const seeing = createSeeing({ ...options.seeing, observers }, () => ({
    ...readingsOf(supergraph.snapshot()),
    hub: hub.counts,
    cache: cache && { ...cache.counts, ...cache.size() },
    queue: gate,
    sockets: websocket.open(),
  }));
  const { observer } = seeing;
  const supergraph = createSupergraph({ supergraphSdl, sources, overrideLabel, errors, observer, log });
  const limits = { ...defaultLimits, ...options.limits };
  const refresh: Refresh<Context> = options.refresh ?? ((context) => context);
  const scope = options.scope ?? (() => null);
  const cache = options.cache && createCache(options.cache, supergraph.snapshot);
  const hub = createHub<Context>({
    admit: (request) => admit(supergraph.snapshot(), request, limits),
    refresh,
    scope,
    timeoutMs: limits.timeoutMs,
    onReload: supergraph.onReload,
  });
  const gate = createGate(limits.concurrency, limits.queue);
  const shared = {
    snapshot: supergraph.snapshot,
    limits,
    refresh,
    hub,
    resolve: createPersisted(options.persisted ?? {}),
    policy: {
      introspection: options.introspection ?? true,
      charge: options.rate && createCharge(options.rate),
      gate,
    },
    aside: createAside(gate),
    scope,
    cache,
    planFor: options.planFor ?? (() => false),
    serverTiming: options.serverTiming ?? false,
  };
  const contextOf = (request: IncomingMessage, requestId: string, connectionParams?: ConnectionParams) =>
    options.context({ headers: request.headers, connectionParams, request, requestId });

  const callOf = createCallOf(contextOf, log);
  const sse = createSse(shared, { callOf, allowOrigin, log });
  const http = await createHttp(supergraph.gateway, shared, callOf, sse, log);
  const websocket = createWebSocket(shared, { contextOf, requestId, allowOrigin, log, slow: options.slow });
  const graphiql = options.graphiql === false ? undefined : createGraphiql(options.graphiql ?? {}, endpoint);

  const listed = Object.values(options.persisted?.operations ?? {});
  const warm = (snapshot: Snapshot) => warmUp(snapshot, listed, limits, log);
  let warmedUp = warm(supergraph.snapshot());
  await warmedUp;
  supergraph.onReload((snapshot) => {
    warmedUp = warm(snapshot);
  });

  // Whoever is in this process may ask anything.
  const inProcess = { ...shared, resolve: createPersisted({}) };
  const call = (context: Context) => ({ context, log, requestId: randomUUID() });

  return {
    /** Answers what is the gateway's; false leaves the request untouched to whoever serves the rest. */
    async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const path = pathOf(request);
      const forPeople = graphiql && (path === explorer || path.startsWith(`${explorer}/`));
      if (path !== endpoint && !forPeople) return false;
      try {
        if (forPeople) await graphiql(request, response);
        else if (graphiql && isVisit(request)) response.writeHead(302, { location: explorer }).end();
        else http.handle(request, response, requestId(request));
      } catch (err) {
        log.error({ err, path }, 'request failed');
        response.destroy();
      }
      return true;
    },

    /** For a server's `upgrade` event. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      if (pathOf(request) === endpoint) websocket.upgrade(request, socket, head);
      else refuseUpgrade(socket, '404 Not Found');
    },

    /** For a server's `clientError` event: what is no HTTP. */
    clientError: refuseBroken,

    /** A query or a mutation of someone in this process. */
    execute: (request: GraphQLRequest, context: Context) =>
      new Promise<ExecutionResult>((resolve) => {
        answerTo(inProcess, request, call(context), (result) => resolve(resultOf(result)));
      }),

    /** A subscription of someone in this process; errors that refuse it come as one result. */
    async subscribe(request: GraphQLRequest, context: Context) {
      const result = await answer(inProcess, request, call(context));
      return isAsyncIterable(result) ? resultsOf(result) : resultOf(result);
    },

    /** Settles when the persisted operations are planned for the current supergraph. */
    get warmedUp() {
      return warmedUp;
    },

    get snapshot() {
      return supergraph.snapshot();
    },

    reload: supergraph.reload,

    /** What is counted, as Prometheus reads it; empty unless `seeing.metrics` is on. */
    metrics: seeing.metrics,

    /** Ends what would never end by itself: event streams, and WebSockets (1001). Queries go on until `stop`. */
    async drain() {
      sse.stop();
      await websocket.stop();
    },

    /** Finds out now who of those that watch are still there, instead of at the next event: after a sign-out, for example. */
    recheck: hub.recheck,

    /** What subscriptions do, counted. */
    subscriptions: hub.counts,

    /** Ends subscriptions and releases what is held. The HTTP server is its owner's to close. */
    async stop() {
      await websocket.stop();
      sse.stop();
      hub.stop();
      cache?.stop();
      await http.stop();
      await supergraph.stop();
    },
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!;
}

/** Someone with a browser looks at what is there. */
function isVisit({ method, url, headers }: IncomingMessage): boolean {
  return method === 'GET' && url === endpoint && Boolean(headers.accept?.includes('text/html'));
}

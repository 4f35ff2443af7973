import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { makeServer, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { publicError } from '../errors.ts';
import { connectingMs, tellDearly } from '../limits/dearly.ts';
import type { Log } from '../seeing/log.ts';
import { isThenable } from '../source/settle.ts';
import { isAsyncIterable } from '../source/source.ts';
import { createListener, type Events, type Sink } from '../subscribe/listener.ts';
import { defaultSlowness, type Outlet, type Slowness } from '../subscribe/outlet.ts';
import { type Refresh, unauthenticated } from '../subscribe/refresh.ts';
import { createState } from '../subscribe/state.ts';
import { type Answer, answer, asError, resultsOf, type Shared, type Stop } from './answer.ts';
import type { Pace } from './pace.ts';
import { carry } from './sockets.ts';

export type ConnectionParams = Record<string, unknown>;

export type WebSocketOptions<Context extends object> = {
  contextOf(request: IncomingMessage, requestId: string, params: ConnectionParams): Promise<Context> | Context;
  requestId(request: IncomingMessage): string;
  /** Cookies come with a handshake from any page; this says which pages may use them. */
  allowOrigin(origin: string, request: IncomingMessage): boolean;
  log: Log;
  slow?: Partial<Slowness>;
};

export type Extra = { socket: WebSocket; request: IncomingMessage; outlet: Outlet; pace: Pace };

/** What is remembered of a connection: who it is, by now, and whether that is over. */
type Connection<Context extends object> = {
  readonly request: IncomingMessage;
  requestId: string;
  context: Context;
  over?: boolean;
  /** What was asked last under an id, while it is being seen to. */
  readonly asked: Map<string, object>;
  /** How to give up what runs for it. */
  readonly running: Map<Sink, Stop>;
};

/** How many operations one connection may have open: a page has a few. */
const operationsPerSocket = 100;

const closeCodes = { forbidden: 4403, tryAgainLater: 1013 };

// graphql-ws looks into a document for what to do next; what we hand it has been answered already.
const answered = parse('{ __typename }');

/**
 * Queries, mutations and subscriptions by graphql-transport-ws. The protocol is graphql-ws's; answers go past it to
 * the socket as the text that they are, and all it sees of them is when they end.
 */
export function createWebSocket<Context extends object>(shared: Shared<Context>, options: WebSocketOptions<Context>) {
  const { contextOf, requestId, allowOrigin, log } = options;
  const connections = new WeakMap<WebSocket, Connection<Context>>();
  const server = makeServer<ConnectionParams, Extra>({
    async onConnect({ extra: { socket, request }, connectionParams = {} }) {
      const id = requestId(request);
      try {
        const context = await contextOf(request, id, connectionParams);
        connections.set(socket, { request, requestId: id, context, asked: new Map(), running: new Map() });
        return true;
      } catch (thrown) {
        const code = String(publicError(thrown, { log, requestId: id }).extensions.code);
        socket.close(code === 'INTERNAL' ? closeCodes.tryAgainLater : closeCodes.forbidden, code);
        return false;
      }
    },

    async onSubscribe({ extra: { socket, outlet, pace }, subscriptions }, id, request) {
      if (Object.keys(subscriptions).length > operationsPerSocket) return [tooMany()];
      const connection = connections.get(socket)!;
      connection.asked.set(id, request);
      const ready = await begin(connection, socket, request, outlet.sink(id));
      if (Array.isArray(ready)) pace.countRefused();
      // The client has given this up and uses the id again. To graphql-ws both would be one, so it hears no more of the first.
      if (connection.asked.get(id) !== request) return forgotten(ready);
      connection.asked.delete(id);
      return ready;
    },
    onClose: gone,
    execute: ({ rootValue }) => rootValue as ExecutionResult | AsyncGenerator<ExecutionResult>,

    // Whoever has no session any more has none for anything on this socket. The error itself is sent first.
    onError({ extra: { socket } }) {
      if (connections.get(socket)!.over) setImmediate(() => socket.close(closeCodes.forbidden, 'UNAUTHENTICATED'));
    },
  });

  function gone({ extra: { socket } }: { extra: Extra }) {
    for (const stop of connections.get(socket)?.running.values() ?? []) stop(new Error('the client has gone'));
  }

  async function begin(
    connection: Connection<Context>,
    socket: WebSocket,
    request: SubscribePayload,
    sink: Sink,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    const report = { log, requestId: connection.requestId };
    const refresh = refreshOf(socket, connection);
    const began = (stop: Stop) => connection.running.set(sink, stop);
    try {
      const context = await refresh(connection.context);
      if (context === null) return [unauthenticated()];
      connection.context = context;
      const call = { ...report, context, request: connection.request };
      const result = await answer({ ...shared, refresh }, request, call, sink, began);
      if (!isAsyncIterable(result) && result.data === undefined) return result.errors.map(asError);
      const rootValue = resultsOf(isAsyncIterable(result) ? result : once(result, sink));
      return { schema: shared.snapshot().apiSchema, document: answered, rootValue };
    } catch (thrown) {
      return [publicError(thrown, report)];
    } finally {
      connection.running.delete(sink);
    }
  }

  /** Who the connection's user is by now, without a promise where the answer comes without one. */
  function refreshOf(socket: WebSocket, connection: Connection<Context>): Refresh<Context> {
    const heard = (latest: Context | null) => {
      if (latest === null) connection.over = true;
      return latest;
    };
    const unknown = (thrown: unknown): never => {
      // Nobody knows who is there: the client comes back, and subscribes again, when it can be told.
      socket.close(closeCodes.tryAgainLater, 'Try again later');
      throw thrown;
    };
    return (context) => {
      try {
        const latest = shared.refresh(context);
        return isThenable(latest) ? latest.then(heard, unknown) : heard(latest);
      } catch (thrown) {
        return unknown(thrown);
      }
    };
  }

  const carrier = carry(server, {
    maxPayload: shared.limits.messageBytes,
    values: shared.limits.values,
    messages: shared.limits.messages,
    slowness: { ...defaultSlowness, ...options.slow },
    counts: shared.hub.counts,
    log,
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const { origin } = request.headers;
    if (origin !== undefined && !allowOrigin(origin, request)) return refuseUpgrade(socket, '403 Forbidden');
    socket.on('error', ignore);
    // Opened a moment later, so that whoever opens one for each offence waits as for other refusals.
    tellDearly(connectingMs, () => {
      socket.off('error', ignore);
      carrier.upgrade(request, socket, head);
    });
  }

  return { upgrade, open: carrier.open, stop: carrier.stop };
}

/** One answer, which goes the way of states: as the text that it is. */
function once(answer: Answer, sink: Sink): Events {
  const { events, deliver, complete } = createListener(sink, () => {});
  deliver(createState(answer));
  complete();
  return events;
}

async function forgotten(ready: ExecutionArgs | GraphQLError[]): Promise<never> {
  if ('rootValue' in ready && isAsyncIterable(ready.rootValue as object)) {
    await (ready.rootValue as AsyncGenerator<ExecutionResult>).return(undefined);
  }
  return new Promise(() => {});
}

function tooMany(): GraphQLError {
  const message = `This connection has ${operationsPerSocket} operations open. Complete one first.`;
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY_OPERATIONS' } });
}

/** Whoever asked may be gone. */
function ignore() {}

export function refuseUpgrade(socket: Duplex, status: string) {
  socket.on('error', ignore);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Pages of the host that the socket is opened on, whatever name the own machine goes by. */
export function sameHost(origin: string, { headers }: IncomingMessage): boolean {
  const host = String(headers['x-forwarded-host'] ?? headers.host ?? '');
  return URL.canParse(origin) && loopback(new URL(origin).host) === loopback(host);
}

function loopback(host: string): string {
  return host.replace(/^(127\.0\.0\.1|\[::1\])(?=:|$)/, 'localhost');
}

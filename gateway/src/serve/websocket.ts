import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, parse } from 'graphql';
import { makeServer } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { publicError } from '../errors.ts';
import type { Log } from '../seeing/log.ts';
import { isAsyncIterable } from '../source/source.ts';
import { unauthenticated } from '../subscribe/subscribe.ts';
import { answer, asError, resultOf, resultsOf, type Shared } from './answer.ts';
import { carry } from './sockets.ts';

export type ConnectionParams = Record<string, unknown>;

export type WebSocketOptions<Context extends object> = {
  contextOf(
    request: IncomingMessage,
    requestId: string,
    connectionParams: ConnectionParams,
  ): Promise<Context> | Context;
  requestId(request: IncomingMessage): string;
  /** Cookies come with a handshake from any page; this says which pages may use them. */
  allowOrigin(origin: string, request: IncomingMessage): boolean;
  log: Log;
};

type Extra = { socket: WebSocket; request: IncomingMessage };

/** What is remembered of a connection: who it is, by now, and whether that is over. */
type Connection<Context extends object> = { requestId: string; context: Context; over?: boolean };

const closeCodes = { forbidden: 4403, tryAgainLater: 1013 };

// graphql-ws looks into a document for what to do next; what we hand it has been answered already.
const answered = parse('{ __typename }');

/** Queries, mutations and subscriptions by graphql-transport-ws. */
export function createWebSocket<Context extends object>(shared: Shared<Context>, options: WebSocketOptions<Context>) {
  const { contextOf, requestId, allowOrigin, log } = options;
  const connections = new WeakMap<object, Connection<Context>>();
  const server = makeServer<ConnectionParams, Extra>({
    async onConnect({ extra: { socket, request }, connectionParams = {} }) {
      const id = requestId(request);
      try {
        connections.set(socket, { requestId: id, context: await contextOf(request, id, connectionParams) });
        return true;
      } catch (thrown) {
        const code = String(publicError(thrown, { log, requestId: id }).extensions.code);
        socket.close(code === 'INTERNAL' ? closeCodes.tryAgainLater : closeCodes.forbidden, code);
        return false;
      }
    },

    async onSubscribe({ extra: { socket } }, _id, request) {
      const connection = connections.get(socket)!;
      const report = { log, requestId: connection.requestId };
      async function refresh(context: Context) {
        try {
          const latest = await shared.refresh(context);
          if (latest === null) connection.over = true;
          return latest;
        } catch (thrown) {
          // Nobody knows who is there: the client comes back, and subscribes again, when it can be told.
          socket.close(closeCodes.tryAgainLater, 'Try again later');
          throw thrown;
        }
      }
      try {
        const context = await refresh(connection.context);
        if (context === null) return [unauthenticated()];
        connection.context = context;
        const result = await answer({ ...shared, refresh }, request, { ...report, context });
        if (!isAsyncIterable(result) && result.data === undefined) return result.errors.map(asError);
        const rootValue = isAsyncIterable(result) ? resultsOf(result) : resultOf(result);
        return { schema: shared.snapshot().apiSchema, document: answered, rootValue } satisfies ExecutionArgs;
      } catch (thrown) {
        return [publicError(thrown, report)];
      }
    },
    execute: ({ rootValue }) => rootValue as ExecutionResult | AsyncGenerator<ExecutionResult>,

    // Whoever has no session any more has none for anything on this socket. The error itself is sent first.
    onError({ extra: { socket } }) {
      if (connections.get(socket)!.over) setImmediate(() => socket.close(closeCodes.forbidden, 'UNAUTHENTICATED'));
    },
  });
  const carrier = carry(server, shared.limits.bytes, log);

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const { origin } = request.headers;
    if (origin !== undefined && !allowOrigin(origin, request)) return refuseUpgrade(socket, '403 Forbidden');
    carrier.upgrade(request, socket, head);
  }

  return { upgrade, stop: carrier.stop };
}

export function refuseUpgrade(socket: Duplex, status: string) {
  socket.on('error', () => {}); // whoever asked may be gone
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

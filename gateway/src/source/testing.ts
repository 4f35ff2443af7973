import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { Repeater } from '@repeaterjs/repeater';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, expect, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import type { Call } from '../call.ts';
import { silent } from '../seeing/log.ts';
import type { Fetch, Source, SourceResult } from './source.ts';

export type Person = { name: string };
export const ann: Person = { name: 'ann' };
export const callOf = (context: Person = ann): Call<Person> => ({ context, requestId: 'r1', log: silent });

const toStop: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

/** After the test, in reverse order. */
export function afterwards(stop: () => unknown) {
  toStop.push(stop);
}

export async function listen(server: Server, port = 0) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  afterwards(stop);
  return { port: (server.address() as AddressInfo).port, sockets, stop };
}

/** A subgraph that is any HTTP server; the requests that reached it are counted. */
export async function serve(listener: RequestListener) {
  const served = { requests: 0, connections: 0 };
  const server = createServer((request, response) => {
    served.requests += 1;
    listener(request, response);
  });
  server.on('connection', () => {
    served.connections += 1;
  });
  const listening = await listen(server);
  return Object.assign(served, listening, { url: `http://127.0.0.1:${listening.port}/graphql` });
}

/** A subgraph that is no HTTP server. */
export async function serveBytes(connected: (socket: Socket) => void) {
  const { port } = await listen(createTcpServer(connected));
  return `http://127.0.0.1:${port}/graphql`;
}

/** Fetches and waits for the end. What is heard twice is an error. */
export function ask(source: Source<Person>, fetch: Fetch, variables = '{}', call = callOf()) {
  return new Promise<SourceResult>((resolve, reject) => {
    let heard = 0;
    source.fetch(fetch, variables, call, (failure, result) => {
      heard += 1;
      if (heard > 1) throw new Error('heard twice');
      if (failure) reject(failure);
      else resolve(result!);
    });
  });
}

export async function eventsOf(
  source: Source<Person>,
  fetch: Fetch,
  variables = '{}',
  refresh = async (): Promise<Person | null> => ann,
) {
  const events = await source.subscribe(fetch, variables, callOf(), refresh);
  if (!(Symbol.asyncIterator in events)) throw new Error('refused at once');
  const iterator = events[Symbol.asyncIterator]();
  const close = () => iterator.return!();
  afterwards(close);
  return { next: async () => (await iterator.next()).value as SourceResult | undefined, close };
}

const sdl = `
  type Query { state: Int }
  type Subscription { state: Int!  asking: String!  flood(events: Int!): String! }
`;

/**
 * A subgraph with subscriptions over graphql-transport-ws and graphql-sse on one port. Its state outlives its restarts. Who
 * asks is the header or connection parameter `authorization`; a stranger is not let in.
 */
export async function serveLive(port = 0) {
  const changes = new EventEmitter().setMaxListeners(0);
  const live = { state: 1, watching: 0, port: 0, url: '', change, stop, start, connections, bytesWritten };
  const schema = buildSchema(sdl);
  const fields = schema.getSubscriptionType()!.getFields();
  const watch = () =>
    new Repeater<true>(async (tick, ended) => {
      const listener = () => void tick(true);
      changes.on('change', listener);
      live.watching += 1;
      tick(true);
      await ended;
      live.watching -= 1;
      changes.off('change', listener);
    });
  Object.assign(fields.state!, { subscribe: watch, resolve: () => live.state });
  Object.assign(fields.asking!, { subscribe: watch, resolve: (_: unknown, __: unknown, { name }: Person) => name });
  fields.flood!.subscribe = async function* (_, { events }) {
    for (let n = 0; n < events; n += 1) yield { flood: `${n} ${'x'.repeat(10_000)}` };
  };

  function change() {
    live.state += 1;
    changes.emit('change');
  }

  let open = new Set<Socket>();
  function connections() {
    return open.size;
  }
  function bytesWritten() {
    return [...open].reduce((sum, socket) => sum + socket.bytesWritten, 0);
  }

  let halt = async () => {};
  async function stop() {
    await halt();
    await vi.waitFor(() => expect(live.watching).toBe(0));
  }
  async function start() {
    const handler = createHandler({
      schema,
      onConnect: ({ headers }) => (isStranger(headers) ? [null, { status: 401, statusText: 'Unauthorized' }] : null),
      context: ({ raw }) => personOf(raw),
    });
    const server = createServer(handler);
    const sockets = new WebSocketServer({ server });
    useServer(
      {
        schema,
        onConnect: ({ connectionParams }) => connectionParams?.authorization !== 'stranger',
        context: ({ connectionParams }) => ({ name: connectionParams?.authorization }),
      },
      sockets,
    );
    const listening = await listen(server, live.port || port);
    live.port = listening.port;
    live.url = `http://127.0.0.1:${live.port}/graphql`;
    open = listening.sockets;
    halt = listening.stop;
  }
  await start();
  return live;
}

function personOf(request: IncomingMessage): Person {
  return { name: String(request.headers.authorization) };
}

function isStranger(headers: { get(name: string): string | null | undefined }) {
  return headers.get('authorization') === 'stranger';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createHandler, type RequestParams, type Response } from 'graphql-sse';
import { publicError } from '../errors.ts';
import { prepare } from '../operation/operation.ts';
import type { Log } from '../seeing/log.ts';
import { isAsyncIterable } from '../source/source.ts';
import {
  answer,
  asError,
  type Events,
  type Refused,
  refused,
  resultOf,
  resultsOf,
  type Shared,
  textOf,
} from './answer.ts';
import { readBody, textOfBody, unreadable } from './body.ts';
import type { CallOf, Exchange } from './exchange.ts';
import { createReservations, type Head, responseOf, tokenHeader, tokenOf } from './reservations.ts';
import { json, refuseBody, respondUnread, statusOf } from './respond.ts';

export type SseOptions<Context extends object> = {
  callOf: CallOf<Context>;
  /** Which pages may open a stream with the user's cookies: a browser's `EventSource` asks without a preflight. */
  allowOrigin(origin: string, request: IncomingMessage): boolean;
  log: Log;
};

/** Bytes that may wait for a client that does not read. Past them it is cut off, comes back, and gets the latest state. */
const patienceBytes = 1_000_000;

const streamHead = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store',
  // nginx would keep events back until it has a page full of them.
  'x-accel-buffering': 'no',
};

/** Whether a request is one of graphql-sse: for a stream of events, or about one. */
export function isForStream(request: IncomingMessage): boolean {
  const { method } = request;
  if (opensStream(request) || method === 'PUT' || method === 'DELETE') return true;
  return tokenOf(request) !== undefined;
}

/** Operations by server-sent events, protocol graphql-sse, in both its modes. */
export function createSse<Context extends object>(shared: Shared<Context>, options: SseOptions<Context>) {
  const { callOf, allowOrigin, log } = options;
  const streams = new Set<ServerResponse>();
  const reservations = createReservations((token) => void drop(token));
  const handler = createHandler<Head, Exchange | undefined>({
    authenticate: ({ raw }) => reservations.authenticate(raw),

    async onSubscribe({ raw, context: exchange }, params) {
      const full = reservations.begin(raw);
      if (full) return full;
      const call = await callOf(exchange!);
      if ('errors' in call) return refuse(raw, params, call);
      const result = isWriteByGet(raw, params) ? writeByGet() : await answer(shared, params, call);
      if (isAsyncIterable(result)) return untilFailure(result, (thrown) => publicError(thrown, call));
      if (result.data !== undefined) return resultOf(result);
      // Whoever opened a stream for this operation alone reads nothing else.
      return opensStream(raw) ? one({ errors: result.errors.map(asError) }) : refuse(raw, params, result);
    },

    onComplete: (_, { raw }) => reservations.end(raw),
  });

  /** Answers an operation that does not run, and frees its id, which graphql-sse keeps. */
  function refuse(raw: Head, { extensions }: RequestParams, refusal: Refused): Response {
    reservations.end(raw);
    if (!opensStream(raw)) {
      const id = encodeURIComponent(String(extensions?.operationId));
      void ask({ method: 'DELETE', url: `/?operationId=${id}`, headers: { [tokenHeader]: tokenOf(raw) } });
    }
    return responseOf(statusOf(refusal.errors), textOf(refusal));
  }

  function isWriteByGet({ method }: Head, params: RequestParams): boolean {
    if (method !== 'GET') return false;
    const request = shared.resolve(params);
    if (request instanceof GraphQLError) return false;
    return prepare(shared.snapshot(), request, shared.limits).operation?.kind === 'mutation';
  }

  /** Opens a reserved stream that nobody came for, and closes it: graphql-sse forgets none otherwise. */
  async function drop(token: string) {
    const headers = { accept: 'text/event-stream', [tokenHeader]: token };
    const [events] = await ask({ method: 'GET', url: '/', headers });
    if (events && typeof events !== 'string') await events.return(undefined);
    reservations.closed(token);
  }

  function ask(raw: Head, body = '', context?: Exchange) {
    const { method = 'GET', url = '/', headers } = raw;
    const get = (name: string) => (name === 'accept' ? acceptOf(raw) : headers[name]?.toString());
    return handler({ method, url, headers: { get }, body, raw, context });
  }

  function handle(exchange: Exchange) {
    const { request } = exchange;
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin === undefined ? site === 'cross-site' : !allowOrigin(origin, request)) {
      return respondUnread(exchange, 403, { 'content-type': json }, textOf(forbidden()));
    }
    if (request.method !== 'POST') return void proceed(exchange, '');
    const unread = unreadable(request);
    if (unread) return refuseBody(exchange, unread);
    readBody(request, shared.limits, (refused, bytes, size) => {
      if (refused) refuseBody(exchange, refused, size);
      else void proceed(exchange, textOfBody(bytes) ?? '');
    });
  }

  async function proceed(exchange: Exchange, body: string) {
    const { request, response, requestId } = exchange;
    try {
      const [answered, init] = await ask(request, body, exchange);
      if (answered && typeof answered !== 'string') await pump(answered, response, tokenOf(request));
      else respondUnread(exchange, init.status, { 'content-type': json, ...init.headers }, answered ?? '');
    } catch (err) {
      log.error({ err, requestId }, 'event stream failed');
      response.destroy();
    }
  }

  async function pump(events: AsyncGenerator<string, void>, response: ServerResponse, token = '') {
    streams.add(response);
    reservations.opened(token);
    response.once('close', () => void events.return(undefined));
    response.writeHead(200, streamHead);
    for await (const event of events) {
      if (response.destroyed || response.writableEnded) break;
      response.write(event);
      if (response.writableLength > patienceBytes) response.destroy();
    }
    streams.delete(response);
    reservations.closed(token);
    response.end();
  }

  return {
    handle,
    /** Ends all streams; clients come back to whoever listens then. */
    stop() {
      reservations.stop();
      for (const response of streams) response.end();
    },
  };
}

function opensStream({ headers }: Head): boolean {
  return Boolean(headers.accept?.includes('text/event-stream'));
}

/** As graphql-sse knows it: nothing beside. */
function acceptOf(head: Head): string | undefined {
  return opensStream(head) ? 'text/event-stream' : head.headers.accept;
}

/** The answers of a subscription; one that cannot go on says why, and is over. No generator: it is closed while it waits. */
function untilFailure(events: Events, errorOf: (thrown: unknown) => GraphQLError) {
  const results = resultsOf(events);
  let failed = false;
  const told: typeof results = {
    ...results,
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        return await results.next();
      } catch (thrown) {
        failed = true;
        return { done: false, value: { errors: [errorOf(thrown)] } };
      }
    },
    [Symbol.asyncIterator]: () => told,
  };
  return told;
}

async function* one(result: ExecutionResult) {
  yield result;
}

const forbidden = () => refused([coded('FORBIDDEN', 'Pages of another site may not ask here.')]);
const writeByGet = () => refused([coded('METHOD_NOT_ALLOWED', 'Send mutations by POST.')]);

function coded(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

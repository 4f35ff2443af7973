import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Response } from 'graphql-sse';
import { overloaded } from '../limits/policy.ts';
import { refused, textOf } from './answer.ts';
import { json } from './respond.ts';

/** How many streams may be reserved or open, how long one is kept for whoever reserved it, and how much runs on one. */
const maxReserved = 10_000;
const keptMs = 30_000;
const operationsPerStream = 100;

export const tokenHeader = 'x-graphql-event-stream-token';

/** The token of a stream that a request is about. */
export function tokenOf({ headers, url = '/' }: Head): string | undefined {
  const given = headers[tokenHeader]?.toString();
  if (given !== undefined) return given;
  if (!url.includes('token=')) return undefined;
  return new URL(url, 'http://gateway').searchParams.get('token') ?? undefined;
}

/** What is looked at of a request. */
export type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

type Reserved = { expiry: NodeJS.Timeout; operations: Set<Head> };

/**
 * Streams that carry many operations. They are named by tokens that cannot be guessed and that we hand out: one that a
 * client made up names nothing. `forget` is told of those that nobody came for.
 */
export function createReservations(forget: (token: string) => void) {
  const reserved = new Map<string, Reserved>();

  function reserve(): string | Response {
    if (reserved.size >= maxReserved) return responseOf(503, textOf(refused([overloaded()])), { 'retry-after': '1' });
    const token = randomUUID();
    const expiry = setTimeout(() => forget(token), keptMs).unref();
    reserved.set(token, { expiry, operations: new Set() });
    return token;
  }

  return {
    /** The token of the stream that a request makes or is about; null when it is a stream of its own. */
    authenticate(request: Head): string | null | Response {
      // A client that comes back says which stream it had; that one is over.
      if (request.method === 'PUT') return reserve();
      const token = tokenOf(request);
      if (token === undefined) return null;
      return reserved.has(token) ? token : message(404, 'Stream not found');
    },

    /** Whoever reserved it has come: it ends with its connection. */
    opened(token: string) {
      clearTimeout(reserved.get(token)?.expiry);
    },

    closed(token: string) {
      clearTimeout(reserved.get(token)?.expiry);
      reserved.delete(token);
    },

    /** Counts an operation; the refusal when there are too many on its stream. */
    begin(request: Head): Response | undefined {
      const operations = operationsOf(request);
      if (operations === undefined || operations.size < operationsPerStream) return void operations?.add(request);
      return message(429, `A stream carries at most ${operationsPerStream} operations.`);
    },

    end(request: Head) {
      operationsOf(request)?.delete(request);
    },

    stop() {
      for (const { expiry } of reserved.values()) clearTimeout(expiry);
    },
  };

  function operationsOf(request: Head) {
    const token = tokenOf(request);
    return token === undefined ? undefined : reserved.get(token)?.operations;
  }
}

function message(status: number, text: string): Response {
  return responseOf(status, JSON.stringify({ errors: [{ message: text, extensions: { code: 'BAD_REQUEST' } }] }));
}

/** A response as graphql-sse takes it. */
export function responseOf(status: number, text: string, headers: Record<string, string> = {}): Response {
  return [text, { status, statusText: STATUS_CODES[status]!, headers: { 'content-type': json, ...headers } }];
}

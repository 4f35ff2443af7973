import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Outcome } from '../execute/execute.ts';
import { type Refused, textOf } from './answer.ts';

/** Codes whose HTTP status is not 400: what nobody can ask in this way, not now, or not any more. */
const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTROSPECTION_DISABLED: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  OVERLOADED: 503,
  INTERNAL: 500,
  // Apollo's clients look for the code in an answer that went well, and send the text.
  PERSISTED_QUERY_NOT_FOUND: 200,
};

/** The HTTP status of an answer in which nothing ran. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  for (const { extensions } of errors) {
    const code = String(extensions?.code);
    if (Object.hasOwn(statuses, code)) return statuses[code]!;
  }
  return 400;
}

/** Headers that go with a refusal: when to come again. */
export function headersOf(errors: readonly GraphQLFormattedError[]): Record<string, string> | undefined {
  const seconds = errors[0]?.extensions?.retryAfter;
  return seconds === undefined ? undefined : { 'retry-after': String(seconds) };
}

/** Sends an answer as a content type. */
export function respond(response: ServerResponse, type: string, answer: Outcome | Refused) {
  const headers = { 'content-type': type };
  if (answer.data !== undefined) return respondWith(response, 200, headers, textOf(answer));
  respondWith(response, statusOf(answer.errors), { ...headers, ...headersOf(answer.errors) }, textOf(answer));
}

/** Sends a whole answer. Its head and its body leave in one write, which a text makes possible and a buffer does not. */
export function respondWith(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, text: string) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

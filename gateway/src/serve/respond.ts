import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { sendStored } from '../cache/send.ts';
import { isStored } from '../cache/stored.ts';
import { readingMs, tellDearly } from '../limits/dearly.ts';
import { type Answer, type Refused, textOf } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { serverTiming, type Timing } from './timing.ts';

export const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

/** Codes whose HTTP status is not 400. */
const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTROSPECTION_DISABLED: 403,
  PERSISTED_ONLY: 403,
  METHOD_NOT_ALLOWED: 405,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  OVERLOADED: 503,
  INTERNAL: 500,
  // Apollo's clients look for the code in an answer that went well, and send the text.
  PERSISTED_QUERY_NOT_FOUND: 200,
};

/** What GraphQL itself says of a request that was well-formed HTTP. */
const saidByGraphQL = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/** How an answer is sent. `mild`: to a client from before `application/graphql-response+json`, which takes 400 for a broken server. */
export type Style = { type: string; mild: boolean };

const plainStyles = new Map<string | undefined, Style>([
  [undefined, { type: json, mild: false }],
  ['*/*', { type: json, mild: false }],
  ['application/json', { type: json, mild: true }],
  ['application/graphql-response+json', { type: graphqlJson, mild: false }],
  ['application/graphql-response+json, application/json', { type: graphqlJson, mild: false }],
  ['application/graphql-response+json,application/json;q=0.9', { type: graphqlJson, mild: false }],
]);

/** What Apollo Server makes of the `accept` headers that nearly everybody sends; on any other it decides. */
export function plainStyle(accept: string | undefined): Style | undefined {
  return plainStyles.get(accept);
}

/** How to answer whoever sent this header when this content type was chosen for it. */
export function styleOf(accept: string | undefined, type: string): Style {
  return { type, mild: type === json && Boolean(accept?.includes('application/json')) };
}

/** Sends an answer. */
export function respond(response: ServerResponse, { type, mild }: Style, answer: Answer | Refused, timing?: Timing) {
  if (isStored(answer)) return sendStored(response, type, answer, timing && serverTiming(timing));
  const headers: OutgoingHttpHeaders = { 'content-type': type };
  if (timing) headers['server-timing'] = serverTiming(timing);
  if (answer.data !== undefined) return respondWith(response, 200, headers, textOf(answer));
  const { errors } = answer;
  const { retryAfter } = errors[0]?.extensions ?? {};
  const status = statusOf(errors, mild);
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  if (status === 405) headers.allow = 'POST';
  respondWith(response, status, headers, textOf(answer));
}

/** The HTTP status of an answer in which nothing ran. */
export function statusOf(errors: readonly GraphQLFormattedError[], mild = false): number {
  const codes = errors.map(({ extensions }) => String(extensions?.code));
  const special = codes.find((code) => Object.hasOwn(statuses, code));
  if (special !== undefined) return statuses[special]!;
  return mild && codes.every((code) => saidByGraphQL.has(code)) ? 200 : 400;
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

/** How long a connection stays open on which something is sent that nobody reads: whoever sends it may read the answer. */
const lingerMs = 500;

/** Sends a whole answer to a request that may not be read to its end: what is left of it is not read as the next one, nor at all. */
export function respondUnread(
  { request, response }: Exchange,
  status: number,
  headers: OutgoingHttpHeaders,
  text: string,
) {
  if (request.complete) return respondWith(response, status, headers, text);
  if (response.headersSent || response.destroyed) return;
  request.pause();
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...headers,
    connection: 'close',
    'content-length': length,
  });
  response.write(text);
  setTimeout(() => response.end(), lingerMs).unref();
}

/** Refuses a request for its body, the later the more of it was read. */
export function refuseBody(exchange: Exchange, { message, extensions }: GraphQLError, bytes = 0) {
  const { http, ...shown } = extensions as { http: { status: number } };
  const text = JSON.stringify({ errors: [{ message, extensions: shown }] });
  tellDearly(readingMs(bytes), () => respondUnread(exchange, http.status, { 'content-type': json }, text));
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers `/metrics` for those who may read them, before anything is changed about the request. */
export async function sendMetrics(
  gateway: { metrics(): Promise<string> },
  request: IncomingMessage,
  response: ServerResponse,
  token?: string,
) {
  if (!mayRead(request, token)) return void response.writeHead(403).end();
  response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
  response.end(await gateway.metrics());
}

/** Whoever has the token; without a token, programs on this machine that ask by themselves. */
function mayRead({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  if (token) return sameText(headers.authorization ?? '', `Bearer ${token}`);
  // What a proxy on this machine hands on comes from elsewhere.
  const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !handedOn && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

/** Takes as long for a wrong text as for a right one. */
function sameText(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}

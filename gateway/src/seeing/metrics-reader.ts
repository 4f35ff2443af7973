import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may read metrics: whoever has the token; without a token, programs on this machine that ask by themselves. */
export function mayReadMetrics({ headers, socket }: IncomingMessage, token?: string): boolean {
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

import type { ServerResponse } from 'node:http';
import type { Stored } from './stored.ts';

/** Sends what is kept, in the content type that the client takes; to a GET that has the same already, only that. */
export function sendStored(response: ServerResponse, type: string, stored: Stored, timing?: string) {
  if (response.headersSent || response.destroyed) return;
  const { bytes, etag, maxAge, age, vary } = stored;
  const { method, headers } = response.req;
  // What was answered to someone known is for nobody's shared cache, whatever it is.
  const whose = headers.cookie === undefined && headers.authorization === undefined ? 'public' : 'private';
  const kept = ['cache-control', `${whose}, max-age=${maxAge}`, 'etag', etag, 'age', String(age)];
  if (timing !== undefined) kept.push('server-timing', timing);
  // Nobody on the way keeps what is answered to a POST. The server around may depend on more, such as the origin.
  if (method === 'GET') kept.push('vary', [response.getHeader('vary') ?? [], vary].flat().join(', '));
  if (method === 'GET' && isAmong(etag, headers['if-none-match'])) {
    response.writeHead(304, kept).end();
    return;
  }
  kept.push('content-type', type, 'content-length', String(bytes.length));
  response.writeHead(200, kept);
  response.end(bytes);
}

/** Whether a tag is in `If-None-Match`, which compares weakly. */
function isAmong(etag: string, header: string | undefined): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

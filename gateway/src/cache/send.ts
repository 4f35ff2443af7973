import type { ServerResponse } from 'node:http';
import type { Stored } from './stored.ts';

export type Sending = {
  /** The content type that the client takes. */
  type: string;
  /** Seconds since the answer's execution began. */
  age: number;
  /** Headers of a request that the answer may depend on, as `Vary` names them. */
  vary: string;
};

/** Sends what is kept; to a GET that has the same already, only that. */
export function sendStored(response: ServerResponse, { bytes, etag, maxAge }: Stored, { type, age, vary }: Sending) {
  if (response.headersSent || response.destroyed) return;
  const { method, headers } = response.req;
  // What was answered to someone known is for nobody's shared cache, whatever it is.
  const whose = headers.cookie === undefined && headers.authorization === undefined ? 'public' : 'private';
  const kept = ['cache-control', `${whose}, max-age=${maxAge}`, 'etag', etag, 'age', String(age), 'vary', vary];
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

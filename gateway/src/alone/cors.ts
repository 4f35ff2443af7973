import type { IncomingMessage, ServerResponse } from 'node:http';

export type CorsOptions = { origins?: '*' | string[]; credentials?: boolean };

/** Lets pages of other origins ask. */
export function createCors({ origins = [], credentials = false }: CorsOptions = {}) {
  const named = new Set(origins === '*' ? [] : origins);
  const allows = (origin: string) => origins === '*' || named.has(origin);

  /** Says what the browser wants to know; true when it asked for nothing else. */
  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { origin } = request.headers;
    if (origins.length > 0) response.setHeader('vary', 'origin');
    if (origin === undefined || !allows(origin)) return false;
    response.setHeader('access-control-allow-origin', origins === '*' && !credentials ? '*' : origin);
    if (credentials) response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', 'x-request-id, retry-after, server-timing');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    const wanted = request.headers['access-control-request-headers'];
    if (wanted !== undefined) response.setHeader('access-control-allow-headers', wanted);
    response.setHeader('access-control-max-age', '7200');
    response.writeHead(204).end();
    return true;
  }

  return { allows, handle };
}

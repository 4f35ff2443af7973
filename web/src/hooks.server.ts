import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { createClient } from '#lib/client.ts';
import { ViewerQuery } from '#lib/viewer-query.ts';
import { getLocale } from '#paraglide/runtime.js';
import { paraglideMiddleware } from '#paraglide/server.js';
import { AUTH_URL, GRAPHQL_URL, PORT } from '$app/env/private';

/** Answers in the language of the address, in the visitor's name. */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    const { locals } = event;
    locals.setCookies = [];
    locals.client = createClient(event.fetch);
    let viewer: ReturnType<typeof locals.viewer> | undefined;
    locals.viewer = () => (viewer ??= askViewer(event));

    const response = await resolve(event, {
      transformPageChunk: ({ html }) => html.replace('<html lang="vi">', `<html lang="${locale}">`),
      // The four faces that every page opens with; the rest come when a page asks for them.
      preload: ({ type, path }) => type !== 'font' || /be-vietnam-pro-(vietnamese|latin)-(400|600)/.test(path),
    });
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    // What was written for somebody is kept by nobody: after them the browser asks again.
    if (viewer && (await viewer)) response.headers.set('cache-control', 'private, no-store');
    for (const cookie of locals.setCookies) response.headers.append('set-cookie', cookie);
    return response;
  });

async function askViewer({ request, locals }: Parameters<Handle>[0]['event']) {
  if (!request.headers.has('cookie')) return null;
  const { data } = await locals.client.query(ViewerQuery, {});
  return data?.me ?? null;
}

const inside = `http://127.0.0.1:${PORT}`;

/** Sends what a page asks of the API straight to it, in the visitor's name and language. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const target = url.origin === event.url.origin && apiAddress(url.pathname);
  if (!target) return fetch(request);

  const headers = new Headers(request.headers);
  headers.set('accept-language', getLocale());
  headers.set('origin', event.url.origin);
  headers.set('x-forwarded-for', event.getClientAddress());
  headers.set('x-forwarded-host', event.url.host);
  headers.set('x-forwarded-proto', event.url.protocol.slice(0, -1));
  const cookie = event.request.headers.get('cookie');
  if (cookie) headers.set('cookie', cookie);

  const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.arrayBuffer();
  const response = await globalThis.fetch(target + url.search, { method: request.method, headers, body });
  event.locals.setCookies.push(...response.headers.getSetCookie());
  return response;
};

function apiAddress(path: string): string | undefined {
  if (path === '/graphql') return GRAPHQL_URL ?? inside + path;
  if (/^\/api\/(auth|demo)\//.test(path)) return new URL(path, AUTH_URL ?? inside).href;
}

/** A bug is logged once with an id that the person can quote; nothing more is told. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const id = crypto.randomUUID();
  console.error(JSON.stringify({ id, path: event.url.pathname, error: error instanceof Error ? error.stack : error }));
  return { id };
};

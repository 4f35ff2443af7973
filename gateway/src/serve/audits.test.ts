import { serverAudits } from 'graphql-http';
import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

// The audits of GraphQL over HTTP, by the working group's reference implementation: what a server must, should and may do.

const museum = await serveMuseum();
afterAll(museum.stop);

const audits = serverAudits({ url: museum.url, fetchFn: withoutCrossSite });

/** Asks as a client does that no other site can make ask: a GET says so with a header. */
function withoutCrossSite(url: string, options: RequestInit = {}) {
  const headers = { 'apollo-require-preflight': 'true', ...(options.headers as Record<string, string>) };
  return fetch(url, { ...options, headers });
}

test('there are all sixty-one', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ fn }) => {
  const result = await fn();

  if (result.status !== 'ok') throw new Error(`${result.status}: ${result.reason}`);
});

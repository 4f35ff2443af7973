import { Client, fetchExchange } from '@urql/core';

/** A client for one request of one visitor: on the server it carries their cookies and is never shared. */
export const createClient = (fetch: typeof globalThis.fetch) =>
  new Client({
    url: '/graphql',
    fetch,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [fetchExchange],
  });

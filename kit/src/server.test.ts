import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { createSubgraphServer } from './server.ts';
import { createSubgraph } from './subgraph.ts';
import { callerOf, person } from './testing.ts';
import { createSigner, createVerify } from './token.ts';

const listen = (server: Server) =>
  new Promise<string>((done) => {
    afterAll(() => server.close());
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

const gateway = await createSigner('gateway');
const stranger = await createSigner('gateway');
const reviews = await createSigner('reviews');
const keysOf = (jwks: object) => listen(createServer((_, res) => res.end(JSON.stringify(jwks))));

const schema = buildSchema('type Query { who: String, service: String }');
const subgraph = createSubgraph(
  'initiatives',
  schema,
  ({ viewer, service }) => ({ viewer, service }),
  createLog('test'),
);
Object.assign(schema.getQueryType()!.getFields().who!, {
  resolve: (_: unknown, __: unknown, c: { viewer: { id: string } | null }) => c.viewer?.id,
});
Object.assign(schema.getQueryType()!.getFields().service!, {
  resolve: (_: unknown, __: unknown, c: { service: string }) => c.service,
});

const verify = createVerify('initiatives', {
  gateway: await keysOf(gateway.jwks),
  reviews: await keysOf(reviews.jwks),
});
const url = await listen(createSubgraphServer({ subgraph, verify, signer: gateway }));

async function ask(token?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: '{ who service }' }),
  });
  return {
    status: response.status,
    body: (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] },
  };
}

test('the gateway tells a subgraph who asks', async () => {
  const viewer = person();

  expect(await ask(await gateway.sign(callerOf(viewer), 'initiatives'))).toEqual({
    status: 200,
    body: { data: { who: viewer.id, service: null } },
  });
});

test('another subgraph speaks for itself and for no person', async () => {
  const token = await reviews.sign(callerOf(person()), 'initiatives');

  expect((await ask(token)).body).toEqual({ data: { who: null, service: 'reviews' } });
});

test('the gateway cannot make itself a service', async () => {
  const token = await gateway.sign(callerOf(null, { service: 'reviews' }), 'initiatives');

  expect((await ask(token)).body).toEqual({ data: { who: null, service: null } });
});

test.each([
  { what: 'no token', token: async () => undefined },
  { what: 'a word', token: async () => 'forged' },
  { what: 'a token signed by a stranger', token: () => stranger.sign(callerOf(person()), 'initiatives') },
  { what: 'a token for another subgraph', token: () => gateway.sign(callerOf(person()), 'identity') },
])('$what is UNAUTHENTICATED', async ({ token }) => {
  const { status, body } = await ask(await token());

  expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
});

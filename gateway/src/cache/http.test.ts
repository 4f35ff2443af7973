import { createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { GatewayOptions } from '../gateway.ts';
import { supergraphSdl, type Visitor } from '../testing/museum.ts';
import { serve, serveMuseum } from '../testing/servers.ts';

const popular = { query: '{ popular { version entries { artwork { title } } } }' };
const vote = { query: 'mutation { vote(artworkId: "w2") { votes } }' };
const me = { query: '{ me { name } }' };

let museum: Awaited<ReturnType<typeof open>>;
afterEach(() => museum.stop());

/** A museum that answers all who have no name alike, and hears of changes when the test says so. */
async function open(options: Partial<GatewayOptions<Visitor>> = {}) {
  const listeners = new Set<(tags: readonly string[]) => void>();
  const changes = (listener: (tags: readonly string[]) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const served = await serveMuseum({
    scope: ({ name }) => (name ? null : 'anybody'),
    cache: { defaultMaxAge: 60, changes },
    ...options,
  });
  const { url, post } = served;
  return {
    ...served,
    listeners,
    tell: (...tags: string[]) => listeners.forEach((listener) => void listener(tags)),
    ask: async (request: object) => (await post(request, {})).body.data,
    as: (name: string) => ({ ask: async (request: object) => (await post(request, named(name))).body.data }),
    get: (request: { query: string }, headers: Record<string, string> = {}) =>
      fetch(`${url}?query=${encodeURIComponent(request.query)}`, {
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}

const named = (name: string) => ({ authorization: `Visitor ${name}` });

test('what nobody has changed is answered as it was, and after the event of a change as it is', async () => {
  museum = await open();
  const { ask, as, tell } = museum;
  const before = await ask(popular);
  await as('ann').ask(vote);
  expect(await as('ann').ask(popular)).toMatchObject({ popular: { version: 2 } });

  expect(await ask(popular)).toEqual(before);
  tell('Popular');
  expect(await ask(popular)).toMatchObject({ popular: { version: 2 } });
});

test('the headers say how old it is, how old it may get, for whom, and on what it depends', async () => {
  museum = await open({ cache: { defaultMaxAge: 60, vary: ['accept-language'] } });
  const kept = (headers: Headers) =>
    ['cache-control', 'age', 'vary', 'etag', 'content-type'].map((name) => headers.get(name));
  const first = await museum.post(popular);
  const second = await museum.post(popular);
  const withCookie = await museum.post(popular, { cookie: 'seen=1' });
  const signedIn = await museum.post(popular, named('ann'));
  const mutation = await museum.post(vote, named('ann'));
  const graphql = await museum.post(popular, { accept: 'application/graphql-response+json' });

  const vary = 'accept, authorization, cookie, accept-language';
  const etag = first.headers.get('etag');
  const got = await museum.get(popular);
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  expect(kept(got.headers)).toEqual(['public, max-age=60', '0', vary, etag, 'application/json; charset=utf-8']);
  expect(kept(first.headers)).toEqual(['public, max-age=60', '0', null, etag, 'application/json; charset=utf-8']);
  expect(kept(second.headers)).toEqual(kept(first.headers));
  expect(kept(withCookie.headers)[0]).toBe('private, max-age=60');
  expect(kept(signedIn.headers).slice(0, 4)).toEqual(['no-store', null, null, null]);
  expect(kept(mutation.headers).slice(0, 4)).toEqual(['no-store', null, null, null]);
  expect(kept(graphql.headers)).toEqual([
    'public, max-age=60',
    '0',
    null,
    etag,
    'application/graphql-response+json; charset=utf-8',
  ]);
  for (const { body } of [second, withCookie, graphql]) expect(body).toEqual(first.body);
});

test('a GET of what the client has already is answered with 304, until it has changed', async () => {
  museum = await open();
  const first = await museum.get(popular);
  const etag = first.headers.get('etag')!;
  const same = await museum.get(popular, { 'if-none-match': `"other", W/${etag}` });
  const other = await museum.get(popular, { 'if-none-match': '"other"' });

  expect([first.status, same.status, other.status]).toEqual([200, 304, 200]);
  expect([await same.text(), same.headers.get('etag')]).toEqual(['', etag]);
  expect(same.headers.get('cache-control')).toBe('public, max-age=60');
  expect(await other.json()).toEqual(await first.json());

  await museum.as('ann').ask(vote);
  museum.tell('Popular');
  expect((await museum.get(popular, { 'if-none-match': etag })).status).toBe(200);
});

test('what the server around has said of its answers stays said', async () => {
  museum = await open();
  const { gateway } = museum;
  const around = await serve((request, response) => {
    response.setHeader('vary', 'origin').setHeader('x-frame-options', 'DENY');
    void gateway.handle(request, response);
  });
  const headers = { 'content-type': 'application/json' };
  const { headers: got } = await fetch(`${around.url}?query=${encodeURIComponent(popular.query)}`, { headers });
  await around.stop();

  expect(got.get('vary')).toBe('origin, accept, authorization, cookie');
  expect([got.get('x-frame-options'), got.get('cache-control')]).toEqual(['DENY', 'public, max-age=60']);
});

test('all ways in share what is kept: GET, POST in other words, WebSocket, and callers in this process', async () => {
  museum = await open();
  const { url, gateway, get, as, ask } = museum;
  const before = await ask(popular);
  await as('ann').ask(vote);

  expect((await (await get(popular)).json()).data).toEqual(before);
  expect(await ask({ ...popular, variables: {} })).toEqual(before);
  expect((await gateway.execute(popular, {})).data).toEqual(before);
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  expect((await client.iterate(popular).next()).value.data).toEqual(before);
  await client.dispose();
});

test('whoever is known gets what is theirs, before and after others have asked in the same words', async () => {
  museum = await open();
  const { ask, as } = museum;

  expect(await as('ann').ask(me)).toEqual({ me: { name: 'ann' } });
  expect(await ask(me)).toEqual({ me: null });
  expect(await as('ann').ask(me)).toEqual({ me: { name: 'ann' } });
  expect(await as('bob').ask(me)).toEqual({ me: { name: 'bob' } });
  expect(await ask(me)).toEqual({ me: null });
});

test('an answer with an error is not kept, nor one in a list of requests under its whole body', async () => {
  museum = await open({ limits: { batch: 5 } });
  const secret = { query: '{ artwork(id: "w1") { artist { diary } } }' };
  for (const _ of [1, 2]) {
    const { body, headers } = await museum.post(secret);
    expect([body.errors?.length, headers.get('cache-control'), headers.get('etag')]).toEqual([1, 'no-store', null]);
  }
  const list = [popular, me];
  const answers = [await museum.post(list), await museum.post(list)].map(({ body }) => body as unknown as object[]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]).toMatchObject([{ data: { popular: { version: 1 } } }, { data: { me: null } }]);
});

test('a hit is on the account of whoever asks, and needs no room', async () => {
  museum = await open({
    rate: { principal: () => 'anybody', points: 30, seconds: 60 },
    limits: { concurrency: 1, queue: 0 },
  });
  const statuses: number[] = [];
  const { get, post } = museum;
  for (let n = 0; n < 4; n++)
    statuses.push((await post({ query: '{ artworks(first: 10) { totalCount nodes { id } } }' })).status);

  expect(statuses).toEqual([200, 200, 429, 429]);
  expect((await get(popular)).status).toBe(429);
});

test('who may not ask for the schema is not answered from what others asked', async () => {
  museum = await open({
    scope: () => 'everybody',
    introspection: ({ curator }) => curator === true,
  });
  const schema = { query: '{ __schema { queryType { name } } }' };
  const statuses = [];
  for (const name of ['curator', 'ann', 'curator']) statuses.push((await museum.post(schema, named(name))).status);

  expect(statuses).toEqual([200, 403, 200]);
});

test('what is told beside an answer is told of a run of its own', async () => {
  museum = await open();
  const before = await museum.ask(popular);
  await museum.as('ann').ask(vote);
  const { body, headers } = await museum.post(popular, { 'x-graphql-cost': '1' });

  expect(body.extensions).toMatchObject({ cost: { limit: 20_000 } });
  expect(body.data).toMatchObject({ popular: { version: 2 } });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await museum.ask(popular)).toEqual(before);
});

test('a new supergraph starts with nothing, and a gateway that stops hears no changes', async () => {
  museum = await open();
  const { ask, as, gateway, listeners } = museum;
  await ask(popular);
  await as('ann').ask(vote);
  expect(await ask(popular)).toMatchObject({ popular: { version: 1 } });
  gateway.reload(supergraphSdl);

  expect(await ask(popular)).toMatchObject({ popular: { version: 2 } });
  expect(listeners.size).toBe(1);
  await gateway.stop();
  expect(listeners.size).toBe(0);
});

test('without the option, or without a scope, nothing is kept', async () => {
  for (const options of [{ cache: undefined }, { scope: undefined }]) {
    museum = await open(options);
    const { headers } = await museum.post(popular);
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
    await museum.as('ann').ask(vote);
    expect(await museum.ask(popular)).toMatchObject({ popular: { version: 2 } });
    if (options.scope === undefined && 'cache' in options) await museum.stop();
  }
});

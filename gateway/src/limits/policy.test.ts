import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import type { GatewayOptions } from '../gateway.ts';
import { functionSource } from '../source/local.ts';
import type { Visitor } from '../testing/museum.ts';
import { serveMuseum } from '../testing/servers.ts';

async function serve(options: Partial<GatewayOptions<Visitor>>) {
  const museum = await serveMuseum(options);
  onTestFinished(museum.stop);
  return museum;
}

type Museum = Awaited<ReturnType<typeof serveMuseum>>;

/** Status and code of the answer; no code when something ran. */
async function ask(museum: Museum, request: unknown, headers: Record<string, string> = {}) {
  const { status, body } = await museum.post(request, headers);
  return [status, body.errors?.[0]?.extensions?.code];
}

/** A source that answers when it is told to. */
function slowPeople() {
  const waiting: (() => void)[] = [];
  const aborted: string[] = [];
  const source = {
    fetch: (
      _: unknown,
      __: unknown,
      ___: unknown,
      answered: (failure: Error | null, result?: { data: Record<string, unknown> }) => void,
    ) => {
      waiting.push(() => answered(null, { data: { me: { name: 'Ann' } } }));
      return (reason: Error) => {
        aborted.push(reason.message);
        answered(reason);
      };
    },
    subscribe: () => Promise.reject(new Error('not asked')),
  };
  return { source, waiting, aborted };
}

async function until(holds: () => boolean) {
  while (!holds()) await turn();
}

const me = { query: '{ me { name } }' };
const schema = { query: '{ __schema { queryType { name } } me { name } }' };

test('where the schema is closed, it is told to nobody from outside, and everything else is answered', async () => {
  const museum = await serve({ introspection: false });

  expect(await ask(museum, schema)).toEqual([403, 'INTROSPECTION_DISABLED']);
  expect(await ask(museum, { query: '{ __typename me { name } }' })).toEqual([200, undefined]);
  expect(await museum.gateway.execute(schema, {})).toEqual({
    data: { __schema: { queryType: { name: 'Query' } }, me: null },
  });
});

test('the schema may be open to some', async () => {
  const museum = await serve({ introspection: ({ curator }) => Boolean(curator) });

  expect(await ask(museum, schema, { authorization: 'Visitor ann' })).toEqual([403, 'INTROSPECTION_DISABLED']);
  expect(await ask(museum, schema, { authorization: 'Visitor curator' })).toEqual([200, undefined]);
});

test('each principal may spend so much, and hears when there is more', async () => {
  const museum = await serve({ rate: { principal: ({ name }) => name ?? null, points: 10, seconds: 60 } });
  const six = { query: '{ artworks(first: 5) { nodes { title } } }' };
  const ann = { authorization: 'Visitor ann' };

  expect(await ask(museum, six, ann)).toEqual([200, undefined]);
  const refused = await museum.post(six, ann);
  expect({ status: refused.status, after: refused.headers.get('retry-after'), errors: refused.body.errors }).toEqual({
    status: 429,
    after: expect.stringMatching(/^\d+$/),
    errors: [
      {
        message: 'You have asked for much in a short time. Wait a little.',
        extensions: { code: 'RATE_LIMITED', cost: 6, retryAfter: expect.any(Number) },
      },
    ],
  });
  expect(await ask(museum, six, { authorization: 'Visitor bob' })).toEqual([200, undefined]);
  expect(await ask(museum, six)).toEqual([200, undefined]);
});

test('what is asked over a WebSocket is on the same account', async () => {
  const museum = await serve({ rate: { principal: () => 'everybody', points: 2, seconds: 60 } });
  const client = createClient({ url: museum.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(() => client.dispose());
  const first = () => client.iterate({ query: 'subscription { popular { version } }' }).next();

  expect(await ask(museum, me)).toEqual([200, undefined]);
  expect((await first()).value.data).toEqual({ popular: { version: 1 } });
  await expect(first()).rejects.toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
});

test('a store that fails lets everybody pass, and is told of in the log', async () => {
  const logged: unknown[] = [];
  const note = (fields: { err?: unknown }) => void logged.push(String(fields.err));
  class Broken extends RateLimiterMemory {
    override consume(): Promise<never> {
      return Promise.reject(new Error('store gone'));
    }
  }
  const museum = await serve({
    rate: { principal: () => 'ann', limiter: new Broken({ points: 1, duration: 60 }) },
    log: { debug() {}, info: note, warn: note, error: note },
  });

  expect(await ask(museum, me)).toEqual([200, undefined]);
  expect(await ask(museum, me)).toEqual([200, undefined]);
  expect(logged).toEqual(['Error: store gone', 'Error: store gone']);
});

test('so many run, so many wait, and whoever comes then is told to come again', async () => {
  const { source, waiting } = slowPeople();
  const museum = await serve({ limits: { concurrency: 2, queue: 1 }, sources: { people: source } });
  const asked = [0, 1, 2, 3].map(() => museum.post(me));
  const refused = await Promise.race(asked);

  expect([refused.status, refused.headers.get('retry-after'), refused.body.errors?.[0]?.extensions]).toEqual([
    503,
    '1',
    { code: 'OVERLOADED', retryAfter: 1 },
  ]);
  expect(waiting).toHaveLength(2);
  waiting[0]!();
  await until(() => waiting.length === 3);
  waiting[1]!();
  waiting[2]!();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 200, 200, 503]);
});

test('whoever has been answered leaves room for the next', async () => {
  const museum = await serve({ limits: { concurrency: 1, queue: 0 } });

  expect(await ask(museum, me)).toEqual([200, undefined]);
  expect(await ask(museum, { query: '{ you }' })).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  expect(await ask(museum, me)).toEqual([200, undefined]);
});

test('a client that goes away takes its query with it', async () => {
  const { source, waiting, aborted } = slowPeople();
  const museum = await serve({ sources: { people: source } });
  const leaving = new AbortController();
  const asked = fetch(museum.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(me),
    signal: leaving.signal,
  });
  await until(() => waiting.length === 1);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await until(() => aborted.length === 1);

  expect(aborted).toEqual(['the client has gone']);
});

test('a mutation goes on when its client has gone', async () => {
  const events: string[] = [];
  let finish = () => {};
  const votes = functionSource<Visitor>({
    async execute() {
      events.push('begun');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      events.push('voted');
      return { data: { vote: { __typename: 'Artwork', id: 'w1', votes: 2 } } };
    },
    subscribe: () => Promise.reject(new Error('not asked')),
  });
  const collection = functionSource<Visitor>({
    async execute() {
      events.push('then asked for the title');
      return { data: { _entities: [{ __typename: 'Artwork', title: 'Vườn xuân' }] } };
    },
    subscribe: () => Promise.reject(new Error('not asked')),
  });
  const museum = await serve({ sources: { votes, collection } });
  const leaving = new AbortController();
  const asked = fetch(museum.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { vote(artworkId: "w1") { votes title } }' }),
    signal: leaving.signal,
  });
  await until(() => events.length === 1);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  expect((await museum.post({ query: '{ __typename }' })).status).toBe(200);
  finish();
  await until(() => events.length === 3);

  expect(events).toEqual(['begun', 'voted', 'then asked for the title']);
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

test('an operation may be registered by its hash and asked by it from then on', async () => {
  const museum = await serve({});
  const hash = sha256(me.query);

  expect(await ask(museum, byHash(hash))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  expect(await ask(museum, { ...me, ...byHash(sha256('other')) })).toEqual([400, 'BAD_REQUEST']);
  expect(await ask(museum, byHash(sha256('other')))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  expect(await ask(museum, { ...me, ...byHash(hash) })).toEqual([200, undefined]);
  expect((await museum.post(byHash(hash))).body).toEqual({ data: { me: null } });
});

test('a hash may come by GET, which a cache on the way can keep', async () => {
  const museum = await serve({ persisted: { operations: { mine: me.query } } });
  const search = new URLSearchParams({ extensions: JSON.stringify(byHash('mine').extensions) });

  const response = await fetch(`${museum.url}?${search}`, { headers: { 'apollo-require-preflight': '1' } });

  expect(await response.json()).toEqual({ data: { me: null } });
});

test('where only listed operations are answered, all else is refused, in every way that it may come', async () => {
  const listed = 'subscription Live { popular { version } }';
  const museum = await serve({ persisted: { only: true, operations: { a1: me.query, a2: listed } } });
  const other = { query: '{ rooms { name } }' };
  const client = createClient({ url: museum.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(() => client.dispose());
  const first = (payload: { query: string; extensions?: Record<string, unknown> }) => client.iterate(payload).next();
  const get = (search: Record<string, string>) =>
    fetch(`${museum.url}?${new URLSearchParams(search)}`, { headers: { 'apollo-require-preflight': '1' } });

  expect(await ask(museum, me)).toEqual([200, undefined]);
  expect(await ask(museum, byHash('a1'))).toEqual([200, undefined]);
  expect((await first({ query: '', ...byHash('a2') })).value.data).toEqual({ popular: { version: 1 } });

  expect(await ask(museum, other)).toEqual([403, 'PERSISTED_ONLY']);
  expect(await ask(museum, { query: '{' })).toEqual([403, 'PERSISTED_ONLY']);
  expect(await ask(museum, { ...other, ...byHash('a1') })).toEqual([400, 'BAD_REQUEST']);
  expect(await ask(museum, { ...other, ...byHash(sha256(other.query)) })).toEqual([403, 'PERSISTED_ONLY']);
  expect(await ask(museum, byHash(sha256(other.query)))).toEqual([403, 'PERSISTED_ONLY']);
  expect((await get(other)).status).toBe(403);
  await expect(first(other)).rejects.toMatchObject([{ extensions: { code: 'PERSISTED_ONLY' } }]);
  expect(await museum.gateway.execute(other, {})).toEqual({ data: { rooms: null } });
});

test('a list of requests is answered in its order where lists are taken, and by default nowhere', async () => {
  const museum = await serve({ limits: { batch: 3 } });
  const byDefault = await serve({});
  const list = [me, { query: '{ you }' }, { nothing: 1 }];

  const { status, body } = await museum.post(list);

  expect({
    status,
    codes: (body as unknown as (typeof body)[]).map(({ errors }) => errors?.[0]?.extensions?.code),
  }).toEqual({
    status: 200,
    codes: [undefined, 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'],
  });
  expect(await ask(museum, [me, me, me, me])).toEqual([400, 'TOO_COSTLY']);
  expect(await ask(museum, [])).toEqual([400, 'BAD_REQUEST']);
  expect(await ask(byDefault, [me])).toEqual([400, 'BAD_REQUEST']);
});

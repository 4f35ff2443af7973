import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Client, createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createGateway } from '../gateway.ts';
import { httpSource } from '../source/http.ts';
import { functionSource } from '../source/local.ts';
import { compose } from '../supergraph/compose.ts';
import { createMuseum, type Visitor } from '../testing/museum.ts';
import { serveMuseum, serveSubgraph } from '../testing/servers.ts';

const toStop: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  while (toStop.length > 0) await toStop.pop()?.stop();
});

async function started<Stoppable extends { stop(): Promise<unknown> }>(starting: Promise<Stoppable>) {
  const one = await starting;
  toStop.push(one);
  return one;
}

const query = 'subscription { popular { version entries { votes artwork { title artist { name } } } } }';

/** A bare client of graphql-transport-ws; `closed` tells how its socket ended. */
function connect(url: string, authorization?: string) {
  let closing: (event: { code: number; reason: string }) => void;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    closing = ({ code, reason }) => resolve({ code, reason });
  });
  const client: Client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: authorization ? { authorization } : {},
    retryAttempts: 0,
    on: { closed: (event) => closing(event as { code: number; reason: string }) },
  });
  toStop.push({ stop: async () => client.dispose() });
  return { client, closed };
}

function votes(titles: [number, string, string | null][], version: number) {
  const entries = titles.map(([count, title, name]) => ({
    votes: count,
    artwork: { title, artist: name && { name } },
  }));
  return { done: false, value: { data: { popular: { version, entries } } } };
}

const first: [number, string, string | null] = [1, 'Thiếu nữ bên hoa huệ', 'Tô Ngọc Vân'];
const second: [number, string, string | null] = [0, 'Vườn xuân', 'Nguyễn Gia Trí'];
const third: [number, string, string | null] = [0, 'Untitled', null];

test('whoever subscribes gets the state at once and after each change, across three subgraphs', async () => {
  const museum = await started(serveMuseum());
  const events = connect(museum.url).client.iterate({ query });

  const before = await events.next();
  await museum.post({ query: 'mutation { vote(artworkId: "w2") { id } }' }, { authorization: 'Visitor ann' });
  const after = await events.next();
  await museum.post({ query: 'mutation { vote(artworkId: "w2") { id } }' }, { authorization: 'Visitor bob' });
  const late = await connect(museum.url).client.iterate({ query }).next();

  expect(before).toEqual(votes([first, second, third], 1));
  expect(after).toEqual(votes([first, [1, second[1], second[2]], third], 2));
  expect(late).toEqual(votes([[2, second[1], second[2]], first, third], 3));
});

test('variables of a subscription reach the subgraph and the rest of the plan', async () => {
  const museum = await started(serveMuseum());
  const filtered = `subscription ($top: Int!, $names: Boolean!) {
    popular(top: $top) { entries { artwork { title artist @include(if: $names) { name } } } }
  }`;
  const ask = (variables: object) =>
    connect(museum.url).client.iterate({ query: filtered, variables: { ...variables } });

  const { value } = await ask({ top: 1, names: false }).next();

  expect(value.data).toEqual({ popular: { entries: [{ artwork: { title: 'Thiếu nữ bên hoa huệ' } }] } });
  await expect(ask({ top: 'one', names: false }).next()).rejects.toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('what answers an event is read under the rights that the caller has by then', async () => {
  const curators = new Set(['curator']);
  const museum = await started(serveMuseum({ refresh: ({ name = '' }) => ({ name, curator: curators.has(name) }) }));
  const sealed = 'subscription { popular { entries { voters } } }';
  const events = connect(museum.url, 'Visitor curator').client.iterate({ query: sealed });

  const before = await events.next();
  curators.clear();
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });
  const after = await events.next();

  expect(before.value.data).toEqual({ popular: { entries: [{ voters: ['ann'] }, { voters: [] }, { voters: [] }] } });
  expect(after.value.data).toEqual({ popular: { entries: [{ voters: null }, { voters: null }, { voters: null }] } });
});

test('when the session is over nothing more is delivered: an error, then the socket is closed', async () => {
  const signedIn = new Set(['ann', 'bob']);
  const museum = await started(
    serveMuseum({ refresh: (visitor) => (signedIn.has(visitor.name ?? '') ? visitor : null) }),
  );
  const ann = connect(museum.url, 'Visitor ann');
  const bob = connect(museum.url, 'Visitor bob');
  const hers = ann.client.iterate({ query });
  const his = bob.client.iterate({ query });
  const both = [await hers.next(), await his.next()];

  signedIn.delete('ann');
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });

  expect(both).toEqual([votes([first, second, third], 1), votes([first, second, third], 1)]);
  await expect(hers.next()).rejects.toEqual([
    { message: 'The session has ended. Sign in again.', extensions: { code: 'UNAUTHENTICATED' } },
  ]);
  expect(await ann.closed).toEqual({ code: 4403, reason: 'UNAUTHENTICATED' });
  expect((await his.next()).value.data.popular.version).toBe(2);
  expect(museum.museum.watching()).toBe(1);
});

test('whoever has no session any more can ask nothing over an open socket either', async () => {
  const signedIn = new Set(['ann']);
  const museum = await started(
    serveMuseum({ refresh: (visitor) => (signedIn.has(visitor.name ?? '') ? visitor : null) }),
  );
  const ann = connect(museum.url, 'Visitor ann');
  const events = ann.client.iterate({ query });
  await events.next();

  signedIn.clear();
  const asked = ann.client.iterate({ query: '{ me { name } }' });

  await expect(asked.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect((await ann.closed).code).toBe(4403);
});

test('while it cannot be known who is there nothing is delivered, and the client comes back by itself', async () => {
  let outage = false;
  const museum = await started(
    serveMuseum({
      refresh(visitor) {
        if (outage) throw new Error('database gone');
        return visitor;
      },
    }),
  );
  const closed: number[] = [];
  const client = createClient({
    url: museum.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 10,
    retryWait: async () => {},
    on: { closed: (event) => void closed.push((event as { code: number }).code) },
  });
  toStop.push({ stop: async () => client.dispose() });
  const events = client.iterate({ query });
  await events.next();

  outage = true;
  const next = events.next();
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });
  await expect.poll(() => closed).toContain(1013);
  outage = false;

  expect((await next).value.data.popular.version).toBe(2);
  expect(new Set(closed)).toEqual(new Set([1013]));
});

test('queries and mutations come over the same socket, and errors as plain JSON', async () => {
  const museum = await started(serveMuseum());
  const { client } = connect(museum.url, 'Visitor ann');
  const ask = (request: { query: string; variables?: Record<string, unknown> }) => client.iterate(request).next();

  expect((await ask({ query: '{ me { name } }' })).value).toEqual({ data: { me: { name: 'ann' } } });
  expect((await ask({ query: 'mutation { vote(artworkId: "w1") { votes } }' })).value).toEqual({
    data: { vote: { votes: 2 } },
  });
  expect((await ask({ query: 'mutation { vote(artworkId: "none") { votes } }' })).value).toMatchObject({
    errors: [{ message: 'There is no such artwork.', extensions: { code: 'INVALID' } }],
  });
  await expect(ask({ query: '{ you }' })).rejects.toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  await expect(
    ask({ query: 'query ($id: ID!) { artwork(id: $id) { title } }', variables: { id: {} } }),
  ).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('who leaves is forgotten by the subgraph, even while waiting', async () => {
  const museum = await started(serveMuseum());
  const { client } = connect(museum.url);
  const events = client.iterate({ query });
  await events.next();
  const waiting = events.next();
  expect(museum.museum.watching()).toBe(1);

  await events.return?.();
  await waiting;

  await expect.poll(() => museum.museum.watching()).toBe(0);
});

test('stopping the gateway ends what is open and releases the subgraphs', async () => {
  const museum = await serveMuseum();
  const { client, closed } = connect(museum.url);
  const events = client.iterate({ query });
  await events.next();

  const ended = events.next().catch((error) => error);
  await museum.stop();

  expect((await closed).code).toBe(1001);
  await ended;
  expect(museum.museum.watching()).toBe(0);
});

test('a page of another host cannot open a socket with the user’s cookies', async () => {
  const museum = await started(serveMuseum());
  const url = museum.url.replace('http', 'ws');
  const handshake = (origin: string | undefined) =>
    new Promise((resolve) => {
      const socket = new WebSocket(url, 'graphql-transport-ws', { origin });
      socket.on('open', () => resolve('open')).on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
      socket.on('error', () => {});
      toStop.push({ stop: async () => socket.terminate() });
    });

  expect(await handshake(undefined)).toBe('open');
  expect(await handshake(new URL(museum.url).origin)).toBe('open');
  expect(await handshake(new URL(museum.url).origin.replace('127.0.0.1', 'localhost'))).toBe('open');
  expect(await handshake('https://elsewhere.example')).toBe(403);
  expect(await handshake('null')).toBe(403);
});

test('a frame over the limit closes its socket and no other', async () => {
  const museum = await started(serveMuseum());
  const events = connect(museum.url).client.iterate({ query });
  await events.next();
  const giant = new WebSocket(museum.url.replace('http', 'ws'), 'graphql-transport-ws');
  const closed = new Promise((resolve) => giant.on('close', resolve));
  giant.on('open', () => giant.send('x'.repeat(1_000_001)));

  expect(await closed).toBe(1009);
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });
  expect((await events.next()).value.data.popular.version).toBe(2);
});

test('subscriptions of someone in this process come the same way', async () => {
  const { gateway } = await started(serveMuseum());

  const events = await gateway.subscribe({ query }, {});
  if (!(Symbol.asyncIterator in events)) throw new Error('refused');

  expect((await events.next()).value).toMatchObject(votes([first, second, third], 1).value);
  expect(await events.return(undefined)).toEqual({ done: true, value: undefined });
});

test('over HTTP subgraphs it is the same, and a subgraph that restarts leaves nothing but a gap', async () => {
  const { schemas } = createMuseum();
  const running = {
    collection: await started(serveSubgraph(schemas.collection)),
    people: await started(serveSubgraph(schemas.people)),
    votes: await serveSubgraph(schemas.votes),
  };
  const source = (url: string) =>
    httpSource<Visitor>({
      url,
      headers: (visitor) => ({ authorization: `Visitor ${visitor.name}` }),
    });
  const museum = await started(
    serveMuseum({
      sources: {
        collection: source(running.collection.url),
        people: source(running.people.url),
        votes: source(running.votes.url),
      },
    }),
  );
  const events = connect(museum.url, 'Visitor curator').client.iterate({ query });
  const sealed = connect(museum.url, 'Visitor curator').client.iterate({
    query: 'subscription { popular { entries { voters } } }',
  });

  const before = await events.next();
  const voters = await sealed.next();
  await running.votes.stop();
  const again = await started(serveSubgraph(schemas.votes, running.votes.port));
  const after = await events.next();

  expect(before).toEqual(votes([first, second, third], 1));
  expect(voters.value.data.popular.entries[0]).toEqual({ voters: ['ann'] });
  expect(again.port).toBe(running.votes.port);
  expect(after).toEqual(votes([first, second, third], 1));
});

test('a process ends by itself once its gateway is stopped', async () => {
  const script = new URL('../testing/start-and-stop.ts', import.meta.url).pathname;

  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 });

  expect(stdout).toBe('[1,{"popular":{"version":1}}]');
});

test('what a scalar of a subgraph in this process has made of a value is written as it says itself', async () => {
  const at = { day: new Date('2026-11-24T08:00:00Z'), kept: Object.assign(Object.create(null), { room: [1] }) };
  const sdl =
    'scalar Time scalar Any type Query { at: At } type Subscription { at: At } type At { day: Time kept: Any }';
  const { supergraphSdl } = compose([{ name: 'clock', sdl }]);
  const clock = functionSource({
    execute: () => ({ data: { at } }),
    async *subscribe() {
      yield { data: { at } };
    },
  });
  const gateway = await started(createGateway<object>({ supergraphSdl, sources: { clock }, context: () => ({}) }));
  const query = '{ at { day kept } }';
  const expected = { data: { at: { day: '2026-11-24T08:00:00.000Z', kept: { room: [1] } } } };

  const events = await gateway.subscribe({ query: `subscription ${query}` }, {});
  const [event] = await Array.fromAsync(events as AsyncIterable<unknown>);

  expect(JSON.parse(JSON.stringify([await gateway.execute({ query }, {}), event]))).toEqual([expected, expected]);
});

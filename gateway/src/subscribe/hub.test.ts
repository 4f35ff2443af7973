import { setTimeout as wait } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { httpSource } from '../source/http.ts';
import { compose } from '../supergraph/compose.ts';
import { createMuseum, type Visitor } from '../testing/museum.ts';
import { serveMuseum, serveSubgraph } from '../testing/servers.ts';
import { type Message, openAcknowledged, type TestSocket } from '../testing/socket.ts';
import { serveStates, statesSdl } from '../testing/states.ts';

const toStop: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  while (toStop.length > 0) await toStop.pop()?.stop();
});

async function started<Stoppable extends { stop(): Promise<unknown> }>(starting: Promise<Stoppable>) {
  const one = await starting;
  toStop.push(one);
  return one;
}

const everyone = { scope: () => 'everyone' };
const byRole = { scope: ({ name, curator }: Visitor) => (curator ? 'curators' : name ? 'visitors' : null) };
const query = 'subscription { state { version text } }';

const next = (id: string, version: number, text = ''): Message => ({
  id,
  type: 'next',
  payload: { data: { state: { version, text } } },
});

/** A socket that has subscribed; what it sends before is acknowledged only once its subscription has begun. */
async function watching(url: string, { as, id = '1', ask = query, more = {} }: Watching = {}) {
  const socket = await started(openAcknowledged(url, as && `Visitor ${as}`));
  socket.subscribe(id, ask, more);
  socket.send({ type: 'ping' });
  return socket;
}
type Watching = { as?: string; id?: string; ask?: string; more?: object };

/** The next message that is no pong. */
async function told(socket: TestSocket): Promise<Message> {
  const message = await socket.next();
  return message.type === 'pong' ? told(socket) : message;
}

test('those who ask the same in the same scope share one subscription, and each is told under its own id', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const sockets = [
    await watching(url, { id: 'a' }),
    await watching(url, { id: 'ghế-hai', ask: 'subscription {\n  # the same\n  state { version, text }\n}' }),
    await watching(url, { id: 'a' }),
  ];
  await expect.poll(() => gateway.subscriptions.members).toBe(3);

  upstream.say(1, 'Nguyễn');

  expect(await Promise.all(sockets.map(told))).toEqual([
    next('a', 1, 'Nguyễn'),
    next('ghế-hai', 1, 'Nguyễn'),
    next('a', 1, 'Nguyễn'),
  ]);
  expect(upstream.begun()).toBe(1);
  expect(gateway.subscriptions).toMatchObject({ groups: 1, members: 3, events: 1, frames: 3 });
});

test('without a scope nobody shares', async () => {
  const { url, upstream, gateway } = await started(serveStates());
  const sockets = [await watching(url), await watching(url)];
  await expect.poll(() => gateway.subscriptions.groups).toBe(2);

  upstream.say(1);

  expect(await Promise.all(sockets.map(told))).toEqual([next('1', 1), next('1', 1)]);
  expect(upstream.begun()).toBe(2);
});

test('variables are the same in any order and with their defaults, and nothing else is', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const ask = 'subscription ($of: Filter, $room: String = "hall") { state(of: $of, room: $room) { version } }';
  for (const variables of [
    { of: { a: 1, b: 2 }, room: 'hall' },
    { room: 'hall', of: { b: 2, a: 1 } },
    { of: { a: 1, b: 2 }, unused: 1 },
    { of: { a: 2, b: 1 } },
    { of: null },
    {},
  ]) {
    await watching(url, { ask, more: { variables } });
  }
  await expect.poll(() => gateway.subscriptions.members).toBe(6);

  expect([...upstream.open].map(({ asked }) => asked)).toEqual([
    { of: { a: 1, b: 2 }, room: 'hall' },
    { of: { a: 2, b: 1 }, room: 'hall' },
    { of: null, room: 'hall' },
    { room: 'hall' },
  ]);
});

test('who comes late has the last state at once', async () => {
  const { url, upstream } = await started(serveStates(everyone));
  const early = await watching(url);
  await expect.poll(() => upstream.open.size).toBe(1);
  upstream.say(1);
  upstream.say(2);
  expect([await told(early), await told(early)]).toEqual([next('1', 1), next('1', 2)]);

  const late = await watching(url, { id: 'late' });

  expect(await told(late)).toEqual(next('late', 2));
  upstream.say(3);
  expect([await told(early), await told(late)]).toEqual([next('1', 3), next('late', 3)]);
});

test('two scopes see different things, and never each other’s', async () => {
  const museum = await started(serveMuseum(byRole));
  const ask = 'subscription { popular { version entries { voters artwork { title } } } }';
  const curators = [
    await watching(museum.url, { as: 'curator', ask }),
    await watching(museum.url, { as: 'curator', ask }),
  ];
  const visitors = [await watching(museum.url, { as: 'ann', ask }), await watching(museum.url, { as: 'bob', ask })];
  const seen = async (socket: TestSocket) => {
    const { payload } = (await told(socket)) as { payload: { data: { popular: { entries: { voters: unknown }[] } } } };
    return payload.data.popular.entries[0]!.voters;
  };
  const all = [...curators, ...visitors];

  expect(await Promise.all(all.map(seen))).toEqual([['ann'], ['ann'], null, null]);
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });
  expect(await Promise.all(all.map(seen))).toEqual([['ann', 'bob'], ['ann', 'bob'], null, null]);
  expect(museum.museum.watching()).toBe(2);
  expect(all.flatMap(({ unread }) => unread).filter((text) => text.includes('next'))).toEqual([]);
});

test('an error of an event goes to all and ends nothing', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const sockets = [await watching(url), await watching(url)];
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  upstream.fail('The room is closed.', 'CLOSED');
  upstream.say(2);

  for (const socket of sockets) {
    expect(await told(socket)).toEqual({
      id: '1',
      type: 'next',
      payload: {
        data: { state: null },
        errors: [{ message: 'The room is closed.', path: ['state'], extensions: { code: 'CLOSED' } }],
      },
    });
    expect(await told(socket)).toEqual(next('1', 2));
  }
});

test('when upstream ends for good its members are told so, after the last state', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const sockets = [await watching(url), await watching(url)];
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  upstream.say(1);
  upstream.end();

  for (const socket of sockets) {
    expect(await told(socket)).toEqual(next('1', 1));
    expect(await told(socket)).toEqual({ id: '1', type: 'complete' });
  }
  expect(gateway.subscriptions).toMatchObject({ groups: 0, members: 0 });
});

test('when upstream breaks its members get the error, and whoever asks again begins anew', async () => {
  const { url, upstream } = await started(serveStates(everyone));
  const socket = await watching(url);
  await expect.poll(() => upstream.open.size).toBe(1);

  upstream.end(new Error('the disk is full'));

  expect(await told(socket)).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'INTERNAL' } }] });
  socket.subscribe('2', query);
  await expect.poll(() => upstream.open.size).toBe(1);
  upstream.say(2);
  expect(await told(socket)).toEqual(next('2', 2));
});

test('when the last member leaves, upstream is left; before that it is not', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const [one, two] = [await watching(url), await watching(url)];
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  one.send({ id: '1', type: 'complete' });
  await expect.poll(() => gateway.subscriptions.members).toBe(1);
  expect(upstream.open.size).toBe(1);
  await two.stop();

  await expect.poll(() => upstream.open.size).toBe(0);
  expect(gateway.subscriptions).toMatchObject({ groups: 0, members: 0 });
});

test('who began a group may leave it to others', async () => {
  const { url, upstream, gateway } = await started(serveStates(byRole));
  const ann = await watching(url, { as: 'ann' });
  const bob = await watching(url, { as: 'bob' });
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  await ann.stop();
  await expect.poll(() => gateway.subscriptions.members).toBe(1);
  upstream.say(1);

  expect(await told(bob)).toEqual(next('1', 1));
  expect(upstream.begun()).toBe(1);
});

const signedOut = { id: '1', type: 'error', payload: [{ message: 'The session has ended. Sign in again.' }] };

test('whoever has no session any more is evicted at the next event, and the others are not', async () => {
  const gone = new Set<string | undefined>();
  const refresh = (visitor: Visitor) => (gone.has(visitor.name) ? null : visitor);
  const { url, upstream, gateway } = await started(serveStates({ ...byRole, refresh }));
  const ann = await watching(url, { as: 'ann' });
  const bob = await watching(url, { as: 'bob' });
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  gone.add('ann');
  upstream.say(1);

  expect(await told(ann)).toMatchObject(signedOut);
  expect(await ann.closed).toEqual({ code: 4403, reason: 'UNAUTHENTICATED' });
  expect(await told(bob)).toEqual(next('1', 1));
  expect(gateway.subscriptions).toMatchObject({ members: 1, evicted: 1 });
});

test('a session that is known to have ended is looked for without an event', async () => {
  const gone = new Set<string | undefined>();
  const refresh = async (visitor: Visitor) => (gone.has(visitor.name) ? null : visitor);
  const { url, gateway } = await started(serveStates({ ...byRole, refresh }));
  const ann = await watching(url, { as: 'ann' });
  await watching(url, { as: 'bob' });
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  gone.add('ann').add('bob');
  await gateway.recheck(({ name }) => name === 'ann');

  expect(await told(ann)).toMatchObject(signedOut);
  expect((await ann.closed).code).toBe(4403);
  expect(gateway.subscriptions.members).toBe(1);
});

test('whoever comes to be in another scope goes on in its group', async () => {
  const curators = new Set<string | undefined>(['ann']);
  const refresh = (visitor: Visitor) => ({ ...visitor, curator: curators.has(visitor.name) });
  const museum = await started(serveMuseum({ ...byRole, refresh }));
  const ask = 'subscription { popular { version entries { voters } } }';
  const version = (message: Message) => (message.payload as { data: { popular: object } }).data.popular;
  const ann = await watching(museum.url, { as: 'ann', ask });
  expect(version(await told(ann))).toEqual({
    version: 1,
    entries: [{ voters: ['ann'] }, { voters: [] }, { voters: [] }],
  });
  const bob = await watching(museum.url, { as: 'bob', ask });
  const plain = (n: number) => ({ version: n, entries: [{ voters: null }, { voters: null }, { voters: null }] });
  expect(version(await told(bob))).toEqual(plain(1));
  expect(museum.museum.watching()).toBe(2);

  curators.clear();
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor bob' });

  expect(version(await told(bob))).toEqual(plain(2));
  for (let seen = version(await told(ann)); ; seen = version(await told(ann))) {
    expect(JSON.stringify(seen)).not.toContain('ann');
    if (JSON.stringify(seen) === JSON.stringify(plain(2))) break;
  }
  await expect.poll(() => museum.museum.watching()).toBe(1);
});

test('nobody waits for someone else’s session to be looked up', async () => {
  const slow = Promise.withResolvers<void>();
  const refresh = (visitor: Visitor) => (visitor.name === 'ann' && busy ? slow.promise.then(() => visitor) : visitor);
  let busy = false;
  const { url, upstream, gateway } = await started(serveStates({ ...byRole, refresh }));
  const bob = await watching(url, { as: 'bob' });
  const ann = await watching(url, { as: 'ann' });
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  busy = true;
  for (const version of [1, 2, 3]) {
    upstream.say(version);
    expect(await told(bob)).toEqual(next('1', version));
  }
  busy = false;
  slow.resolve();

  // What she was being asked about, then the latest: not all that came between.
  expect([await told(ann), await told(ann)]).toEqual([next('1', 1), next('1', 3)]);
});

test('while it cannot be known who is there, the sockets of those are closed and clients come back', async () => {
  let outage = false;
  const refresh = (visitor: Visitor) => {
    if (outage && visitor.name) throw new Error('database gone');
    return visitor;
  };
  const { url, upstream, gateway } = await started(serveStates({ ...everyone, refresh }));
  const anybody = await watching(url);
  const ann = await watching(url, { as: 'ann' });
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  outage = true;
  upstream.say(1);

  expect((await ann.closed).code).toBe(1013);
  expect(await told(anybody)).toEqual(next('1', 1));
});

test('someone in this process shares with those on sockets', async () => {
  const { url, upstream, gateway } = await started(serveStates(everyone));
  const socket = await watching(url);
  const events = await gateway.subscribe({ query }, {});
  if (!(Symbol.asyncIterator in events)) throw new Error('refused');
  await expect.poll(() => gateway.subscriptions.members).toBe(2);

  upstream.say(1);

  expect((await events.next()).value).toEqual({ data: { state: { version: 1, text: '' } } });
  expect(await told(socket)).toEqual(next('1', 1));
  expect(upstream.begun()).toBe(1);
  expect(await events.return(undefined)).toEqual({ done: true, value: undefined });
  expect(gateway.subscriptions.members).toBe(1);
});

test('whoever shares and takes slowly gets the latest state, and whoever does not share gets every event', async () => {
  const shared = await started(serveStates(everyone));
  const alone = await started(serveStates());
  const versions = async ({ gateway, upstream }: typeof alone, count: number) => {
    const events = await gateway.subscribe({ query }, {});
    if (!(Symbol.asyncIterator in events)) throw new Error('refused');
    const first = events.next();
    await expect.poll(() => upstream.open.size).toBe(1);
    for (const version of [1, 2, 3, 4]) upstream.say(version);
    const seen = [(await first).value];
    await wait(20);
    while (seen.length < count) seen.push((await events.next()).value);
    return seen.map((result) => result?.data?.state);
  };

  expect(await versions(shared, 2)).toEqual([
    { version: 1, text: '' },
    { version: 4, text: '' },
  ]);
  expect(await versions(alone, 4)).toEqual([1, 2, 3, 4].map((version) => ({ version, text: '' })));
});

test('over HTTP subgraphs it is the same, and a subgraph that is killed and comes back leaves nothing but a gap', async () => {
  const { schemas } = createMuseum();
  const votes = await serveSubgraph(schemas.votes);
  const others = [await started(serveSubgraph(schemas.collection)), await started(serveSubgraph(schemas.people))];
  const source = (url: string) => httpSource<Visitor>({ url, headers: () => ({ authorization: 'Visitor curator' }) });
  const museum = await started(
    serveMuseum({
      ...everyone,
      sources: { collection: source(others[0]!.url), people: source(others[1]!.url), votes: source(votes.url) },
    }),
  );
  const ask = 'subscription { popular { version entries { votes artwork { title artist { name } } } } }';
  const sockets = await Promise.all(Array.from({ length: 20 }, () => watching(museum.url, { ask })));
  const state = (version: number, count: number) => ({
    data: {
      popular: {
        version,
        entries: [
          { votes: count, artwork: { title: 'Thiếu nữ bên hoa huệ', artist: { name: 'Tô Ngọc Vân' } } },
          { votes: 0, artwork: { title: 'Vườn xuân', artist: { name: 'Nguyễn Gia Trí' } } },
          { votes: 0, artwork: { title: 'Untitled', artist: null } },
        ],
      },
    },
  });

  for (const socket of sockets) expect((await told(socket)).payload).toEqual(state(1, 1));
  await votes.stop();
  const again = await started(serveSubgraph(schemas.votes, votes.port));
  for (const socket of sockets) expect((await told(socket)).payload).toEqual(state(1, 1));
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' });

  expect(again.port).toBe(votes.port);
  for (const socket of sockets) expect((await told(socket)).payload).toEqual(state(2, 2));
});

const supergraphOf = (sdl: string) => compose([{ name: 'states', sdl }]).supergraphSdl;

test('a schema swapped under a thousand live subscriptions gives each a new plan', async () => {
  const { gateway, upstream } = await started(serveStates({ scope: ({ name }) => name ?? null }));
  const all = await subscribers(gateway, 1_000);
  await expect.poll(() => gateway.subscriptions.members).toBe(1_000);
  const first = Promise.all(all.map((events) => events.next()));
  await expect.poll(() => upstream.open.size).toBe(510);
  upstream.say(1);
  expect(versionsOf(await first)).toEqual(new Set([1]));

  const second = Promise.all(all.map((events) => events.next()));
  gateway.reload(supergraphOf(`${statesSdl} extend type State { more: Int }`));
  // The ten that are shared ask upstream anew; of the others upstream would say the same.
  await expect.poll(() => upstream.begun()).toBe(520);
  await expect.poll(() => upstream.open.size).toBe(510);
  upstream.say(2);

  expect(versionsOf(await second)).toEqual(new Set([2]));
  expect(gateway.subscriptions).toMatchObject({ groups: 510, members: 1_000 });
});

test('a schema that does not have it any more ends a thousand live subscriptions with an error', async () => {
  const { gateway, upstream } = await started(serveStates({ scope: ({ name }) => name ?? null }));
  const all = await subscribers(gateway, 1_000);
  const waiting = all.map((events) => events.next().catch((error) => error));

  gateway.reload(supergraphOf(statesSdl.replace('text: String', 'words: String')));

  for (const error of await Promise.all(waiting)) {
    expect(error.extensions).toEqual({ code: 'SCHEMA_CHANGED' });
    expect(error.message).toContain('Cannot query field "text" on type "State".');
  }
  expect(gateway.subscriptions).toMatchObject({ groups: 0, members: 0 });
  await expect.poll(() => upstream.open.size).toBe(0);
});

test('on a socket the end that a schema brings is an error message, and the socket stays open', async () => {
  const { url, gateway } = await started(serveStates(everyone));
  const socket = await watching(url);
  await expect.poll(() => gateway.subscriptions.members).toBe(1);

  gateway.reload(supergraphOf(statesSdl.replace('text: String', 'words: String')));

  expect(await told(socket)).toMatchObject({
    id: '1',
    type: 'error',
    payload: [{ extensions: { code: 'SCHEMA_CHANGED' } }],
  });
  socket.subscribe('2', '{ state { words } }');
  expect(await told(socket)).toMatchObject({ id: '2', type: 'next' });
});

type Gateway = Awaited<ReturnType<typeof serveStates>>['gateway'];

/** In turn one that shares a scope with a tenth of these, and one that is alone. */
async function subscribers(gateway: Gateway, count: number) {
  const all = Array.from({ length: count }, async (_, n) => {
    const events = await gateway.subscribe({ query }, n % 2 ? { name: `n${(n >> 1) % 10}` } : {});
    if (!(Symbol.asyncIterator in events)) throw new Error('refused');
    return events;
  });
  return Promise.all(all);
}

function versionsOf(results: IteratorResult<ExecutionResult, undefined>[]) {
  return new Set(results.map(({ value }) => (value!.data!.state as { version: number }).version));
}

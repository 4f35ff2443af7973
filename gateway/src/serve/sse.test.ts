import { createClient } from 'graphql-sse';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

const museum = await serveMuseum();
afterAll(museum.stop);

const live = 'subscription { popular { version entries { artwork { title } } } }';
const entries = ['Thiếu nữ bên hoa huệ', 'Vườn xuân', 'Untitled'].map((title) => ({ artwork: { title } }));

function open(options: Partial<Parameters<typeof createClient>[0]> = {}) {
  const client = createClient({ url: museum.url, retryAttempts: 0, ...options });
  onTestFinished(() => client.dispose());
  return client;
}

async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

const stream = { accept: 'text/event-stream' };
const search = (query: string) => `${museum.url}?${new URLSearchParams({ query })}`;

test.each([false, true])(
  'a federated subscription goes on until its client leaves (single connection: %s)',
  async (singleConnection) => {
    const client = open({ singleConnection, headers: { authorization: 'Visitor ann' } });
    const events = client.iterate({ query: live });

    expect((await events.next()).value).toEqual({ data: { popular: { version: expect.any(Number), entries } } });
    await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor ann' });
    expect((await events.next()).value).toEqual({ data: { popular: { version: expect.any(Number), entries } } });
    await events.return?.();
    await until(() => museum.museum.watching() === 0);
  },
);

test.each([false, true])(
  'queries and mutations come the same way (single connection: %s)',
  async (singleConnection) => {
    const client = open({ singleConnection, headers: { authorization: 'Visitor ann' } });
    const ask = async (query: string) => {
      const results = [];
      for await (const result of client.iterate({ query })) results.push(result);
      return results;
    };

    expect(await ask('{ me { name } }')).toEqual([{ data: { me: { name: 'ann' } } }]);
    expect(await ask('mutation { vote(artworkId: "w2") { title } }')).toEqual([
      { data: { vote: { title: 'Vườn xuân' } } },
    ]);
  },
);

test('a refusal is the event of a stream of its own; on a shared one it answers the request', async () => {
  const refusal = async (singleConnection: boolean) =>
    (await open({ singleConnection }).iterate({ query: '{ you }' }).next()).value;

  expect(await refusal(false)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  await expect(refusal(true)).rejects.toMatchObject({ response: { status: 400 } });
});

test('one connection carries many operations, each to its own listener', async () => {
  const client = open({ singleConnection: true });
  const all = Array.from({ length: 20 }, (_, n) => client.iterate({ query: `{ a${n}: artwork(id: "w1") { id } }` }));

  const answers = await Promise.all(all.map((each) => each.next()));

  expect(answers.map(({ value }) => value)).toEqual(
    Array.from({ length: 20 }, (_, n) => ({ data: { [`a${n}`]: { id: 'w1' } } })),
  );
});

test('a plain EventSource gets events, unbuffered by whatever is on the way, and is kept alive', async () => {
  const leaving = new AbortController();
  const response = await fetch(search('subscription { popular { version } }'), {
    headers: stream,
    signal: leaving.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('event: next')) text += (await reader.read()).value;
  leaving.abort();

  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  expect(text).toMatch(/^:\n\nevent: next\ndata: \{"data":\{"popular":\{"version":\d+\}\}\}\n\n$/);
});

test.each([
  ['an answer', '{ me { name } }', '{"data":{"me":null}}'],
  ['a refusal', '{ you }', '{"errors":['],
])(
  '%s is a next event, and then comes the end, with the empty data that an EventSource needs',
  async (_, query, data) => {
    const response = await fetch(search(query), { headers: stream });
    const text = await response.text();

    expect(response.status).toBe(200);
    expect(text.startsWith(`:\n\nevent: next\ndata: ${data}`)).toBe(true);
    expect(text).toMatch(/\n\nevent: complete\ndata: ?\n\n$/);
  },
);

test('on a reserved stream every message names its operation, and one that is stopped says no more', async () => {
  const mine = await (await fetch(museum.url, { method: 'PUT' })).text();
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const opened = await fetch(`${museum.url}?token=${mine}`, { headers: stream, signal: leaving.signal });
  const reader = opened.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (end: string) => {
    while (!text.includes(end)) text += (await reader.read()).value;
  };
  const ask = (query: string, operationId: string) =>
    fetch(museum.url, {
      method: 'POST',
      headers: { [token]: mine, 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: { operationId } }),
    });

  expect((await ask('subscription { popular { version } }', 'live')).status).toBe(202);
  await read('"id":"live"');
  expect((await fetch(`${museum.url}?operationId=live`, { method: 'DELETE', headers: { [token]: mine } })).status).toBe(
    200,
  );
  await until(() => museum.museum.watching() === 0);
  await museum.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor ann' });
  expect((await ask('{ me { name } }', 'once')).status).toBe(202);
  await read('event: complete\ndata: {"id":"once"}');

  expect(text.match(/event: next\ndata: {"id":"live"/g)).toHaveLength(1);
  expect(text).toContain('event: next\ndata: {"id":"once","payload":{"data":{"me":null}}}\n\n');
});

test('an operation that cannot run on a reserved stream is refused by its own answer, and its id is free again', async () => {
  const mine = await (await fetch(museum.url, { method: 'PUT' })).text();
  const ask = async (query: string) => {
    const response = await fetch(museum.url, {
      method: 'POST',
      headers: { [token]: mine, 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: { operationId: 'mine & only' } }),
    });
    return [response.status, await response.text()] as const;
  };

  const [status, text] = await ask('{ you }');

  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  expect(await ask('{ me { name } }')).toEqual([202, '']);
});

test('a mutation by GET is not done', async () => {
  const before = await museum.post({ query: '{ artwork(id: "w3") { votes } }' });

  const response = await fetch(search('mutation { vote(artworkId: "w3") { votes } }'), {
    headers: { ...stream, authorization: 'Visitor ann' },
  });

  expect(await response.text()).toContain('METHOD_NOT_ALLOWED');
  expect((await museum.post({ query: '{ artwork(id: "w3") { votes } }' })).body).toEqual(before.body);
});

test.each<{ what: string; headers: Record<string, string> }>([
  { what: 'a page of another site', headers: { origin: 'https://evil.example' } },
  { what: 'a request without cors that another site caused', headers: { 'sec-fetch-site': 'cross-site' } },
])('$what opens no stream', async ({ headers }) => {
  const response = await fetch(search('{ me { name } }'), { headers: { ...stream, ...headers } });

  expect(response.status).toBe(403);
});

test('a page of the same host opens one', async () => {
  const headers = { ...stream, origin: new URL(museum.url).origin, 'sec-fetch-site': 'same-origin' };

  expect(await (await fetch(search('{ me { name } }'), { headers })).text()).toContain('{"data":{"me":null}}');
});

test('a form of another site cannot post to a stream', async () => {
  const body = JSON.stringify({ query: '{ me { name } }' });

  const response = await fetch(museum.url, {
    method: 'POST',
    headers: { ...stream, 'content-type': 'text/plain' },
    body,
  });

  expect(response.status).toBe(415);
});

const token = 'x-graphql-event-stream-token';

test('a stream is named by a token that is handed out; any other names nothing', async () => {
  const reserved = await fetch(museum.url, { method: 'PUT' });
  const mine = await reserved.text();
  const post = (name: string) =>
    fetch(museum.url, {
      method: 'POST',
      headers: { [token]: name, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { name } }', extensions: { operationId: '1' } }),
    }).then(({ status }) => status);

  expect(reserved.status).toBe(201);
  expect(mine).toMatch(/^[0-9a-f-]{36}$/);
  expect(await post(mine)).toBe(202);
  expect(await post(mine)).toBe(202);
  for (const name of ['__proto__', 'constructor', 'toString', crypto.randomUUID()]) expect(await post(name)).toBe(404);
  expect(await (await fetch(museum.url, { method: 'PUT', headers: { [token]: 'mine' } })).text()).not.toBe('mine');
  expect((await fetch(museum.url, { method: 'DELETE' })).status).toBe(404);
});

test('a reserved stream opens once at a time and ends with its connection', async () => {
  const mine = await (await fetch(museum.url, { method: 'PUT' })).text();
  const leaving = new AbortController();
  const opened = await fetch(`${museum.url}?token=${mine}`, { headers: stream, signal: leaving.signal });
  const again = await fetch(`${museum.url}?token=${mine}`, { headers: stream });
  leaving.abort();
  let after = 200;
  while (after !== 404) after = (await fetch(`${museum.url}?token=${mine}&operationId=1`, { method: 'DELETE' })).status;

  expect([opened.status, again.status]).toEqual([200, 409]);
});

test('a session that ends ends its subscription with an error', async () => {
  let signedIn = true;
  const session = await serveMuseum({ refresh: (visitor) => (signedIn ? visitor : null) });
  onTestFinished(session.stop);
  const client = createClient({ url: session.url, retryAttempts: 0 });
  const events = client.iterate({ query: live });
  await events.next();
  signedIn = false;
  await session.post({ query: 'mutation { vote(artworkId: "w1") { id } }' }, { authorization: 'Visitor ann' });

  expect((await events.next()).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect((await events.next()).done).toBe(true);
});

test('a gateway that stops ends its streams', async () => {
  const stopping = await serveMuseum();
  const response = await fetch(`${stopping.url}?${new URLSearchParams({ query: live })}`, { headers: stream });
  const all = response.text();
  await stopping.stop();

  expect(await all).toContain('event: next');
});

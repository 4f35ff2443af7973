import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { GraphQLError } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

const museum = await serveMuseum({
  context({ headers }) {
    if (headers.authorization === 'Visitor banned') {
      throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    if (headers.authorization === 'Visitor broken') throw new Error('database gone');
    return {};
  },
});
afterAll(museum.stop);

const ask = { query: '{ me { name } }' };

test('a body over the limit is refused with 413, whether it says so or not', async () => {
  const long = JSON.stringify({ ...ask, padding: 'x'.repeat(1_000_000) });
  const refused = await museum.post(long);
  const chunked = await fetch(museum.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob([long]).stream(),
    duplex: 'half',
  } as RequestInit);
  const fits = await museum.post(JSON.stringify({ ...ask, padding: 'x'.repeat(900_000) }));

  expect({ status: refused.status, code: refused.body.errors?.[0]?.extensions?.code }).toEqual({
    status: 413,
    code: 'TOO_COSTLY',
  });
  expect(chunked.status).toBe(413);
  expect(fits.body).toEqual({ data: { me: null } });
});

test.each([
  { what: 'malformed JSON', body: '{"query": "{ me', code: 'BAD_REQUEST' },
  { what: 'no query', body: '{}', code: 'BAD_REQUEST' },
  { what: 'a batch', body: JSON.stringify([ask, ask]), code: 'BAD_REQUEST' },
  { what: 'variables as text', body: JSON.stringify({ ...ask, variables: '{}' }), code: 'BAD_REQUEST' },
  { what: 'a syntax error', body: JSON.stringify({ query: '{ me { name }' }), code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'an unknown field', body: JSON.stringify({ query: '{ you }' }), code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'a missing variable',
    body: JSON.stringify({ query: 'query ($id: ID!) { artwork(id: $id) { title } }' }),
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'an unknown operation name',
    body: JSON.stringify({ query: 'query A { me { name } } query B { me { name } }', operationName: 'C' }),
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    what: 'a subscription',
    body: JSON.stringify({ query: 'subscription { popular { version } }' }),
    code: 'BAD_REQUEST',
  },
])('$what is answered 400 with the code $code', async ({ body, code }) => {
  const answered = await museum.post(body);

  expect({ status: answered.status, codes: answered.body.errors?.map(({ extensions }) => extensions?.code) }).toEqual({
    status: 400,
    codes: [code],
  });
});

test('invalid UTF-8 is refused, as is another encoding', async () => {
  const headers = { 'content-type': 'application/json' };
  const broken = await fetch(museum.url, { method: 'POST', headers, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) });
  const gzipped = await fetch(museum.url, {
    method: 'POST',
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: 'x',
  });

  expect([broken.status, gzipped.status]).toEqual([400, 415]);
});

test('a form of another site cannot ask anything', async () => {
  const body = JSON.stringify(ask);
  const posted = await fetch(museum.url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
  const followed = await fetch(`${museum.url}?query={me{name}}`);

  expect([posted.status, followed.status]).toEqual([400, 400]);
});

test('whoever the context refuses is told so, and a failing context is our failure', async () => {
  const banned = await museum.post(ask, { authorization: 'Visitor banned' });
  const broken = await museum.post(ask, { authorization: 'Visitor broken' });

  expect({ status: banned.status, body: banned.body }).toEqual({
    status: 401,
    body: { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] },
  });
  expect(broken.status).toBe(500);
  expect(broken.body.errors).toEqual([
    {
      message: 'Something went wrong on our side.',
      extensions: { code: 'INTERNAL', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    },
  ]);
});

test('answers are not cached on the way', async () => {
  const { headers } = await museum.post(ask);

  expect(headers.get('cache-control')).toBe('no-store');
});

test('an aborted body harms nobody', async () => {
  const { hostname, port } = new URL(museum.url);
  const socket = connect(Number(port), hostname);
  const part =
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"query"';
  await new Promise((resolve) => socket.write(part, resolve));
  socket.destroy();

  expect((await museum.post(ask)).status).toBe(200);
});

/** How many of sixty megabytes left this process before the connection was closed, and what came back. */
async function sendForLong(head: string) {
  const { hostname, port } = new URL(museum.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  let megabytes = 0;
  const chunk = Buffer.from(`f4240\r\n${' '.repeat(1_000_000)}\r\n`);
  socket.write(`${head} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
  for (let n = 0; n < 60; n++) {
    socket.write(chunk, (failed) => {
      if (!failed) megabytes += 1;
    });
  }
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  await new Promise((resolve) => socket.once('close', resolve));
  return { megabytes, answer };
}

test.each([
  ['a body over the limit', 'POST /graphql', /^HTTP\/1\.1 413 /],
  ['a body of another method', 'PATCH /graphql', /^HTTP\/1\.1 405 /],
  ['a body with what reserves an event stream', 'PUT /graphql', /^HTTP\/1\.1 201 /],
])('%s is not read to its end, and its connection is closed', async (_, head, status) => {
  const { megabytes, answer } = await sendForLong(head);

  expect(answer).toMatch(status);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(megabytes).toBeLessThan(40);
});

test('a body of too many values is refused before they are made', async () => {
  const fields = (count: number) => JSON.stringify({ ...ask, variables: { list: Array(count).fill({}) } });

  const [fits, refused] = [await museum.post(fields(9_000)), await museum.post(fields(20_000))];

  expect(fits.body).toEqual({ data: { me: null } });
  expect({ status: refused.status, body: refused.body }).toEqual({
    status: 400,
    body: {
      errors: [
        {
          message: 'The body has more than 20000 values.',
          extensions: { code: 'TOO_COSTLY', cost: 20_000, limit: 20_000 },
        },
      ],
    },
  });
});

test('a body that never ends is cut off after the refusal', async () => {
  const { hostname, port } = new URL(museum.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99000000\r\n\r\n',
  );

  expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /);
});

import { getIntrospectionQuery } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { type FunctionRequest, functionSource } from './source/local.ts';
import { supergraphSdl } from './testing/museum.ts';
import { serveMuseum } from './testing/servers.ts';

const logged: { fields: Record<string, unknown>; message: string }[] = [];
const note = (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message });
const log = { debug() {}, info: note, warn: note, error: note };

const museum = await serveMuseum({ log, requestId: () => 'request-1' });
afterAll(museum.stop);

test('a query crosses three subgraphs', async () => {
  const query = '{ artwork(id: "w1") { title votes artist { name } } }';

  const { status, body } = await museum.post({ query });

  expect({ status, body }).toEqual({
    status: 200,
    body: { data: { artwork: { title: 'Thiếu nữ bên hoa huệ', votes: 1, artist: { name: 'Tô Ngọc Vân' } } } },
  });
});

test('a query may come by GET, a mutation may not', async () => {
  const read = new URLSearchParams({
    query: 'query ($id: ID!) { artwork(id: $id) { title } }',
    variables: '{"id":"w2"}',
  });
  const write = new URLSearchParams({ query: 'mutation { vote(artworkId: "w2") { votes } }' });
  const headers = { 'content-type': 'application/json', authorization: 'Visitor ann' };

  const asked = await fetch(`${museum.url}?${read}`, { headers });
  const refused = await fetch(`${museum.url}?${write}`, { headers });

  expect(await asked.json()).toEqual({ data: { artwork: { title: 'Vườn xuân' } } });
  expect({ status: refused.status, allow: refused.headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
});

test('a mutation writes in one subgraph and answers from another', async () => {
  const query = 'mutation { vote(artworkId: "w3") { title votes } }';

  const { body } = await museum.post({ query }, { authorization: 'Visitor ann' });

  expect(body).toEqual({ data: { vote: { title: 'Untitled', votes: 1 } } });
});

test('what a subgraph says in a refusal reaches the client whole, and nothing else does', async () => {
  const query = 'mutation { vote(artworkId: "none") { votes } }';

  const { body } = await museum.post({ query }, { authorization: 'Visitor ann' });

  expect(body).toEqual({
    data: null,
    errors: [
      {
        message: 'There is no such artwork.',
        path: ['vote'],
        extensions: { code: 'INVALID', problems: [{ path: ['artworkId'] }] },
      },
    ],
  });
});

test('a bug in a subgraph is told as INTERNAL with the id under which it was logged once', async () => {
  logged.length = 0;

  const { body } = await museum.post({ query: '{ artworks { nodes { title artist { name diary } } } }' });

  const bug = {
    message: 'Something went wrong on our side.',
    extensions: { code: 'INTERNAL', requestId: 'request-1' },
  };
  expect(body.errors).toEqual([
    { ...bug, path: ['artworks', 'nodes', 0, 'artist', 'diary'] },
    { ...bug, path: ['artworks', 'nodes', 1, 'artist', 'diary'] },
  ]);
  expect(body.data).toEqual({
    artworks: {
      nodes: [
        { title: 'Thiếu nữ bên hoa huệ', artist: { name: 'Tô Ngọc Vân', diary: null } },
        { title: 'Vườn xuân', artist: { name: 'Nguyễn Gia Trí', diary: null } },
        { title: 'Untitled', artist: null },
      ],
    },
  });
  const err = new TypeError('the diary is locked in /srv/safe');
  expect(logged.map(({ fields }) => fields)).toEqual([
    { err, requestId: 'request-1', path: ['artworks', 'nodes', 0, 'artist', 'diary'] },
  ]);
});

test('with one subgraph down its fields are null, each with a path and UNAVAILABLE, and the others are answered', async () => {
  const down = await serveMuseum({
    sources: {
      people: functionSource({
        execute: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')),
        subscribe: () => Promise.reject(new Error('not asked')),
      }),
    },
  });

  const { status, body } = await down.post({ query: '{ me { name } artworks { nodes { title artist { name } } } }' });
  await down.stop();

  const unavailable = {
    message: 'A part of this answer is not available right now. Try again later.',
    extensions: { code: 'UNAVAILABLE' },
  };
  expect(status).toBe(200);
  expect(body.data).toEqual({
    me: null,
    artworks: {
      nodes: [
        { title: 'Thiếu nữ bên hoa huệ', artist: null },
        { title: 'Vườn xuân', artist: null },
        { title: 'Untitled', artist: null },
      ],
    },
  });
  expect(body.errors?.toSorted((a, b) => String(a.path).localeCompare(String(b.path)))).toEqual([
    { ...unavailable, path: ['artworks', 'nodes', 0, 'artist'] },
    { ...unavailable, path: ['artworks', 'nodes', 1, 'artist'] },
    { ...unavailable, path: ['me'] },
  ]);
});

test('each subgraph gets the variables that its fetch uses, and the caller', async () => {
  const asked: { request: FunctionRequest; context: unknown }[] = [];
  const spied = await serveMuseum({
    sources: {
      people: functionSource({
        async execute(request, context) {
          asked.push({ request, context });
          return { data: { me: { name: 'Ann' } } };
        },
        subscribe: () => Promise.reject(new Error('not asked')),
      }),
    },
  });

  const query = 'query Both($first: Int) { me { name } artworks(first: $first) { nodes { title } } }';
  const { body } = await spied.post({ query, variables: { first: 1 } }, { authorization: 'Visitor ann' });
  await spied.stop();

  expect(body.data).toEqual({ me: { name: 'Ann' }, artworks: { nodes: [{ title: 'Thiếu nữ bên hoa huệ' }] } });
  expect(asked).toEqual([
    {
      request: { query: 'query Both__people__0{me{name}}', operationName: 'Both__people__0', variables: {} },
      context: { name: 'ann', curator: false },
    },
  ]);
});

test('anyone may ask for the schema, with everything that tools ask for', async () => {
  const query = getIntrospectionQuery({
    schemaDescription: true,
    inputValueDeprecation: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    oneOf: true,
  });

  const { status, body } = await museum.post({ query });

  const { __schema } = body.data as { __schema: { types: { name: string }[] } };
  const names = __schema.types.map(({ name }) => name);
  expect(status).toBe(200);
  expect(names).toContain('ArtworkConnection');
  expect(names).not.toContain('_Entity');
});

test('questions about the schema may stand beside others, with every field that graphql-js knows', async () => {
  const query = '{ me { name } __type(name: "Me") { kind: name isOneOf } }';

  const { body } = await museum.post({ query }, { authorization: 'Visitor ann' });

  expect(body).toEqual({ data: { me: { name: 'ann' }, __type: { kind: 'Me', isOneOf: null } } });
});

test('the doors of the subgraphs are not open from outside', async () => {
  const query = '{ _entities(representations: []) { __typename } }';

  const { status, body } = await museum.post({ query });

  expect(status).toBe(400);
  expect(body.errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
});

test('callers in the same process come in the same way', async () => {
  const { gateway } = museum;

  expect(await gateway.execute({ query: '{ me { name } }' }, { name: 'Bình' })).toEqual({
    data: { me: { name: 'Bình' } },
  });
  expect(await gateway.execute({ query: '{ me { nom } }' }, {})).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
});

test('a new supergraph is served from the next request on', async () => {
  const swapped = await serveMuseum();
  const query = '{ artwork(id: "w1") { title } }';
  const before = await swapped.post({ query });
  const renamed = supergraphSdl.replace('  artwork(id: ID!)', '  work(id: ID!)');

  swapped.gateway.reload(renamed);
  const old = await swapped.post({ query });
  const fields = Object.keys(swapped.gateway.snapshot.apiSchema.getQueryType()!.getFields());
  await swapped.stop();

  expect(before.status).toBe(200);
  expect(old.body.errors?.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(fields.toSorted()).toEqual(['artworks', 'me', 'popular', 'rooms', 'work']);
});

test('what is no supergraph, or has a subgraph without a source, is refused and the old one stays', async () => {
  const { gateway } = museum;
  const before = gateway.snapshot;

  expect(() => gateway.reload('type Query { nothing: Int }')).toThrow();
  expect(() => gateway.reload(supergraphSdl.replaceAll('"votes"', '"ballots"'))).toThrow('ballots');

  expect(gateway.snapshot).toBe(before);
  expect((await museum.post({ query: '{ me { name } }' })).status).toBe(200);
});

test('starting and reloading says nothing in the log that is not amiss', async () => {
  logged.length = 0;
  const quiet = await serveMuseum({ log });
  quiet.gateway.reload(supergraphSdl.replace('  artwork(id: ID!)', '  work(id: ID!)'));
  await quiet.stop();

  expect(logged).toEqual([]);
});

test('the context is told the id of its request', async () => {
  const ids: string[] = [];
  const named = await serveMuseum({
    requestId: ({ headers }) => String(headers['x-request-id']),
    context({ requestId }) {
      ids.push(requestId);
      return {};
    },
  });

  await named.post({ query: '{ me { name } }' }, { 'x-request-id': 'seven' });
  await named.stop();

  expect(ids).toEqual(['seven']);
});

test('what is not the gateway’s is left to others', async () => {
  const response = await fetch(new URL('/gift-shop', museum.url));

  expect({ status: response.status, text: await response.text() }).toEqual({ status: 404, text: 'not the gateway' });
});

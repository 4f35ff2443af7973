import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type GraphQLSchema, graphql } from 'graphql';
import { afterAll, expect, test, vi } from 'vitest';
import type { GraphQLRequest } from '../operation/operation.ts';
import { createMuseum, type Visitor } from '../testing/museum.ts';
import { close, listen, serve, serveMuseum } from '../testing/servers.ts';
import { httpSource } from './http.ts';

// One of three subgraphs behind HTTP misbehaves in every way that we know. What it owes is null, with a path and a code; all
// else is answered, whoever asks something else at the same time feels nothing, and once it is well all is whole again.

const { schemas } = createMuseum();
const people = await serve((request, response) => answering(request, response));
const collection = await serve(well(schemas.collection));
const votes = await serve(well(schemas.votes));
let answering = well(schemas.people);

const source = (url: string) => httpSource<Visitor>({ url, timeoutMs: 500 });
const museum = await serveMuseum({
  sources: { people: source(people.url), collection: source(collection.url), votes: source(votes.url) },
});
afterAll(async () => {
  await museum.stop();
  await Promise.all([people, collection, votes].map((each) => each.stop()));
});

function well(schema: GraphQLSchema): RequestListener {
  return async (request, response) => {
    const { query, variables } = (await json(request)) as GraphQLRequest;
    const contextValue = { name: 'ann' };
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  };
}

const everything = { query: '{ me { name } artworks { nodes { title votes artist { name } } } }' };
const others = { query: '{ artworks { nodes { title votes } } popular { version } }' };

const [ann, lily, spring] = [{ name: 'ann' }, 'Thiếu nữ bên hoa huệ', 'Vườn xuân'];
const nodes = (artists: (object | null)[]) => [
  { title: lily, votes: 1, artist: artists[0] },
  { title: spring, votes: 0, artist: artists[1] },
  { title: 'Untitled', votes: 0, artist: null },
];
const whole = { me: ann, artworks: { nodes: nodes([{ name: 'Tô Ngọc Vân' }, { name: 'Nguyễn Gia Trí' }]) } };
const withoutArtists = { me: ann, artworks: { nodes: nodes([null, null]) } };
const withoutPeople = { me: null, artworks: { nodes: nodes([null, null]) } };

const artists = ['artworks.nodes.0.artist', 'artworks.nodes.1.artist'];
const names = artists.map((path) => `${path}.name`);
const everyone = [...artists, 'me'];

/** Asks for everything, and ten times for what the subgraph has no part in. */
async function askAll() {
  const beside = Array.from({ length: 10 }, () => museum.post(others));
  const { status, body } = await museum.post(everything);
  const errors = body.errors?.map(({ path, extensions }) => `${path?.join('.')} ${extensions?.code}`).toSorted();
  const besides = (await Promise.all(beside)).map((each) => [each.status, each.body]);
  return { status, data: body.data, errors, besides };
}

const unharmed = Array(10).fill([
  200,
  {
    data: {
      artworks: {
        nodes: [
          { title: lily, votes: 1 },
          { title: spring, votes: 0 },
          { title: 'Untitled', votes: 0 },
        ],
      },
      popular: { version: 1 },
    },
  },
]);

const isWell = { status: 200, data: whole, errors: undefined, besides: unharmed };
const isMissing = (paths: string[], code = 'UNAVAILABLE', data: object = withoutPeople) => ({
  status: 200,
  data,
  errors: paths.map((path) => `${path} ${code}`),
  besides: unharmed,
});

/** Answers as told until the test is over. */
async function misbehave(fault: (response: ServerResponse) => unknown) {
  answering = (_, response) => fault(response);
  const answered = await askAll();
  answering = well(schemas.people);
  return answered;
}

const text =
  (body: string, status = 200, type = 'application/json') =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': type }).end(body);
const data = (value: object) => text(JSON.stringify({ data: value }));
const artist = (name: unknown) => ({ __typename: 'Artist', name });

test('to begin with all is whole', async () => {
  expect(await askAll()).toEqual(isWell);
});

test.each<[string, (response: ServerResponse) => unknown]>([
  ['words', text('I am not well')],
  ['nothing', text('')],
  ['half an answer', text('{"data":{"me":{"name":"an')],
  ['a page about a failure', text('<html>500</html>', 500, 'text/html')],
  ['a page as if all were well', text('<html>hello</html>', 200, 'text/html')],
  ['an answer packed by nobody', (response) => response.setHeader('content-encoding', 'gzip').end('\x1f\x8b')],
  ['a list', text('[{"data":{}}]')],
  ['a number', text('1')],
  ['an empty object', text('{}')],
  ['data that is a number', text('{"data":5}')],
  ['data that is a list', text('{"data":[]}')],
  ['no data and no error', text('{"data":null}')],
  ['errors that are no list', text('{"errors":{"message":"no"}}')],
  ['an error that is null', text('{"data":null,"errors":[null]}')],
  ['an error that is a text', text('{"data":null,"errors":["no"]}')],
  ['an error whose path is no list', text('{"data":null,"errors":[{"message":"no","path":{}}]}')],
  ['nothing for ever', () => {}],
  ['a way to itself', (response) => response.writeHead(307, { location: people.url }).end()],
  [
    'less than it says',
    (response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('{"data":', () => response.destroy());
    },
  ],
])('a subgraph that answers %s is missing, and no more than that', async (_, fault) => {
  expect(await misbehave(fault)).toEqual(isMissing(everyone));
  expect(await askAll()).toEqual(isWell);
});

test.each([{ secret: 'of the subgraph' }, ['FORBIDDEN'], true, null])(
  'an error whose code is %j has none: its words do not reach a client',
  async (code) => {
    const said = JSON.stringify({ data: null, errors: [{ message: 'secret', extensions: { code } }] });

    expect(await misbehave(text(said))).toEqual(isMissing(everyone, 'INTERNAL'));
    expect(await askAll()).toEqual(isWell);
  },
);

test.each<[string, unknown]>([
  ['one too few', [artist('x')]],
  ['one too many', [artist('x'), artist('y'), artist('z')]],
  ['none', []],
  ['null', null],
  ['an object', { 0: artist('x'), 1: artist('y') }],
  ['a text', 'xy'],
])('where a list of two entities is %s, nobody gets the part of another', async (_, list) => {
  expect(await misbehave(data({ me: ann, _entities: list }))).toEqual(
    isMissing(artists, 'UNAVAILABLE', withoutArtists),
  );
  expect(await askAll()).toEqual(isWell);
});

test.each<[string, unknown, unknown, string[]]>([
  ['objects for texts', { name: { a: 1 } }, [artist({}), artist([1])], [...names, 'me.name']],
  ['texts for objects', 'ann', ['x', 'y'], [...names, 'me']],
  ['a list for an object', [ann], [[artist('x')], [artist('y')]], [...names, 'me']],
  ['nothing where something must be', { name: null }, [artist(null), artist(null)], [...names, 'me.name']],
])('%s do not reach a client', async (_, me, list, paths) => {
  expect(await misbehave(data({ me, _entities: list }))).toEqual(isMissing(paths, 'INTERNAL'));
  expect(await askAll()).toEqual(isWell);
});

test('an answer of 200 MB is not read to its end, and an endless one is not waited for', async () => {
  const chunk = 'x'.repeat(65_536);
  const closed: number[] = [];
  const pour = (bytes: number, pauseMs: number) => (response: ServerResponse) => {
    let sent = 0;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{"me":{"name":"');
    const more = () => {
      if (response.destroyed || sent >= bytes) return response.end();
      sent += chunk.length;
      if (pauseMs === 0 && !response.write(chunk)) response.once('drain', more);
      else if (pauseMs === 0) setImmediate(more);
      else response.write('x', () => setTimeout(more, pauseMs));
    };
    response.on('close', () => closed.push(sent));
    more();
  };
  expect(await misbehave(pour(200_000_000, 0))).toEqual(isMissing(everyone));
  await vi.waitFor(() => expect(closed).toHaveLength(2));

  for (const bytes of closed) expect(bytes).toBeLessThan(30_000_000);
  expect(await askAll()).toEqual(isWell);
  expect(await misbehave(pour(Number.POSITIVE_INFINITY, 10))).toEqual(isMissing(everyone));
  await vi.waitFor(() => expect(closed).toHaveLength(4));
  expect(await askAll()).toEqual(isWell);
});

test('a subgraph that is down is missing until it is up, and after many failures until it is tried again', async () => {
  const first = createServer(well(schemas.people));
  const port = await listen(first);
  const url = `http://127.0.0.1:${port}/graphql`;
  const breaker = { failures: 4, pauseMs: 300 };
  const down = await serveMuseum({
    sources: { people: httpSource<Visitor>({ url, breaker }), collection: source(collection.url) },
  });
  const artistsOf = async () => {
    const { body } = await down.post({ query: '{ artworks { nodes { artist { name } } } }' });
    return body.errors?.map(({ extensions }) => extensions?.code) ?? 'whole';
  };

  const well1 = await artistsOf();
  await close(first);
  const missing = [await artistsOf(), await artistsOf()];
  const second = createServer(well(schemas.people));
  await listen(second, port);
  const well2 = await artistsOf();
  await close(second);
  for (let n = 0; n < 4; n++) missing.push(await artistsOf());
  const third = createServer(well(schemas.people));
  await listen(third, port);
  await vi.waitFor(async () => expect(await artistsOf()).toBe('whole'), 5_000);
  await down.stop();
  await close(third);

  expect([well1, well2]).toEqual(['whole', 'whole']);
  expect(missing).toEqual(Array(6).fill(['UNAVAILABLE', 'UNAVAILABLE']));
});

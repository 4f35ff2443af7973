import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

// The usual POST is answered by the gateway itself, everything else through Apollo Server. Nobody can tell which.

const museum = await serveMuseum({ requestId: () => 'request-1' });
afterAll(museum.stop);

const usual = 'application/json';
/** Means the same, and is not usual. */
const unusual = 'application/json; profile="https://example.org/p"';

async function post(body: string, contentType: string, headers: Record<string, string> = {}) {
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const head = { method: 'POST', headers: { 'content-type': contentType, ...headers } };
    request(museum.url, head, resolve).on('error', reject).end(body);
  });
  const { date: _, ...shown } = response.headers;
  return { status: response.statusCode, headers: shown, text: await text(response) };
}

const bodies = {
  'a query': { query: '{ artwork(id: "w1") { title votes artist { name } } }' },
  'a query with variables': { query: 'query ($id: ID!) { artwork(id: $id) { title } }', variables: { id: 'w2' } },
  'a named operation of two': { query: 'query A { me { name } } query B { rooms { name } }', operationName: 'A' },
  'nulls for what is not there': { query: '{ me { name } }', variables: null, operationName: null, extensions: null },
  'an answer in part': { query: '{ artworks { nodes { artist { diary } } } }' },
  'a mutation that is refused': { query: 'mutation { vote(artworkId: "w1") { votes } }' },
  'questions about the schema': { query: '{ __schema { queryType { name } } }' },
  'a syntax error': { query: '{ me { name }' },
  'too many tokens': { query: `{ ${'me { name } '.repeat(2_000)} }` },
  'an unknown field': { query: '{ you }' },
  'a missing variable': { query: 'query ($id: ID!) { artwork(id: $id) { title } }' },
  'a wrong variable': { query: 'query ($id: ID!) { artwork(id: $id) { title } }', variables: { id: {} } },
  'too high a cost': { query: '{ artworks(first: 100000) { nodes { title } } }' },
  'an unknown operation name': { query: 'query A { me { name } }', operationName: 'B' },
  'a subscription': { query: 'subscription { popular { version } }' },
  'no query': { variables: {} },
  'an unknown hash': { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
  'a hash of another text': {
    query: '{ me { name } }',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } },
  },
  'variables that are a list': { query: '{ me { name } }', variables: [] },
};

test.each(Object.entries(bodies))(
  '%s is answered alike, at once or through Apollo Server, cold or warm',
  async (_, body) => {
    const sent = JSON.stringify(body);
    const accepts: Record<string, string>[] = [{}, { accept: 'application/graphql-response+json' }];

    for (const headers of accepts) {
      const cold = await post(sent, unusual, headers);
      const warm = await post(sent, unusual, headers);
      const own = await post(sent, usual, headers);

      expect(own).toEqual(cold);
      expect(own).toEqual(warm);
    }
  },
);

test.each([
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json',
  'application/graphql-response+json,application/json;q=0.9',
  'application/json; charset=utf-8',
  'application/json, multipart/mixed',
  'text/html, */*;q=0.1',
  'text/plain',
])('accept: %s is taken alike', async (accept) => {
  const sent = JSON.stringify(bodies['a query']);
  const headers: Record<string, string> = accept ? { accept } : {};

  expect(await post(sent, usual, headers)).toEqual(await post(sent, unusual, headers));
});

test('a context that refuses or fails is told alike', async () => {
  const refusing = await serveMuseum({
    requestId: () => 'request-1',
    async context() {
      throw new Error('no session store');
    },
  });
  const ask = (contentType: string) =>
    fetch(refusing.url, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: '{"query":"{ me { name } }"}',
    });
  const [own, apollo] = [await ask(usual), await ask(unusual)];

  expect([own.status, await own.text()]).toEqual([apollo.status, await apollo.text()]);
  expect(own.status).toBe(500);
  await refusing.stop();
});

test('what cannot be answered in a content type that was asked for does not run', async () => {
  const vote = { query: 'mutation { vote(artworkId: "w3") { votes } }' };
  const headers = { 'content-type': usual, accept: 'text/plain', authorization: 'Visitor ann' };

  const refused = await fetch(museum.url, { method: 'POST', headers, body: JSON.stringify(vote) });
  const { body } = await museum.post(vote, { authorization: 'Visitor ann' });

  expect(refused.status).toBe(406);
  expect(body).toEqual({ data: { vote: { votes: 1 } } });
});

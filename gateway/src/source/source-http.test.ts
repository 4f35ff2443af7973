import type { IncomingMessage, RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import type { Visitor } from '../testing/museum.ts';
import { serve, serveMuseum, serveSubgraph } from '../testing/servers.ts';
import { httpSource } from './source-http.ts';

const toStop: { stop?(): Promise<unknown> }[] = [];
afterAll(() => Promise.all(toStop.map((one) => one.stop?.())));

async function subgraph(listener: RequestListener, options = {}) {
  const server = await serve(listener);
  const source = httpSource<Visitor>({
    url: `${server.url}?v=1`,
    headers: async ({ name }) => ({ authorization: `Visitor ${name}` }),
    ...options,
  });
  toStop.push(source, server);
  return source;
}

const request = { query: 'query ($n: Int) { a(n: $n) }', variables: { n: 1 }, operationName: 'A' };
const ann = { name: 'ann' };

test('a fetch is a POST of the operation, with headers made of who asks', async () => {
  const received: unknown[] = [];
  const source = await subgraph(async (request: IncomingMessage, response) => {
    const { url, method, headers } = request;
    received.push({ url, method, authorization: headers.authorization, body: await json(request) });
    response.end('{"data":{"a":1}}');
  });

  expect(await source.execute(request, ann)).toEqual({ data: { a: 1 } });
  expect(received).toEqual([{ url: '/graphql?v=1', method: 'POST', authorization: 'Visitor ann', body: request }]);
});

test('errors of the subgraph are its answer, whatever the status', async () => {
  const answer = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
  const source = await subgraph((_, response) => response.writeHead(401).end(JSON.stringify(answer)));

  expect(await source.execute(request, ann)).toEqual(answer);
});

test.each<{ what: string; listener: RequestListener; options?: object }>([
  { what: 'answers rubbish', listener: (_, response) => response.writeHead(502).end('<html>Bad Gateway') },
  { what: 'answers JSON that is no result', listener: (_, response) => response.end('[1]') },
  {
    what: 'answers too much',
    listener: (_, response) => response.end(`{"data":"${'x'.repeat(2_000)}"}`),
    options: { maxBytes: 1_000 },
  },
  { what: 'does not answer in time', listener: () => {}, options: { timeoutMs: 50 } },
  { what: 'hangs up', listener: (request) => request.socket.destroy() },
])('a subgraph that $what has failed', async ({ listener, options }) => {
  const source = await subgraph(listener, options);

  await expect(source.execute(request, ann)).rejects.toThrow();
});

test('through the gateway such a failure costs this subgraph’s fields and nobody else’s', async () => {
  const broken = await subgraph((_, response) => response.writeHead(502).end('<html>Bad Gateway'));
  const museum = await serveMuseum({ sources: { people: broken } });

  const { body } = await museum.post({ query: '{ me { name } artwork(id: "w1") { title artist { name } } }' });
  await museum.stop();

  expect(body.data).toEqual({ me: null, artwork: { title: 'Thiếu nữ bên hoa huệ', artist: null } });
  expect(body.errors?.map(({ path, extensions }) => ({ path, code: extensions?.code }))).toEqual([
    { path: ['me'], code: 'UNAVAILABLE' },
    { path: ['artwork', 'artist'], code: 'UNAVAILABLE' },
  ]);
});

test('a subscription that the subgraph refuses ends with its errors', async () => {
  const { museum } = await serveMuseumOnce();
  const server = await serveSubgraph(museum.schemas.votes);
  const source = httpSource<Visitor>({ url: server.url });
  toStop.push(source, server);

  const events = await source.subscribe({ query: 'subscription { nothing }', variables: {} }, ann, async () => ann);
  if (!(Symbol.asyncIterator in events)) throw new Error('refused at once');
  const iterator = events[Symbol.asyncIterator]();

  expect(await iterator.next()).toMatchObject({ done: false, value: { errors: [{ message: /nothing/ }] } });
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});

async function serveMuseumOnce() {
  const museum = await serveMuseum();
  toStop.push(museum);
  return museum;
}

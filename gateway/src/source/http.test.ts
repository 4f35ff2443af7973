import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { constants, createSecureServer, type Http2ServerResponse, type ServerHttp2Stream } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type HttpSourceOptions, httpSource } from './http.ts';
import { fetchOf } from './source.ts';
import { afterwards, ann, ask, callOf, listen, type Person, serve, serveBytes } from './testing.ts';
import { selfSigned } from './testing-certificate.ts';

const query = fetchOf('museum', 'query', 'query A($n: Int) { a(n: $n) }', 'A');
const mutation = fetchOf('museum', 'mutation', 'mutation { a }');
const answer = '{"data":{"a":1}}';

function sourceOf(url: string, options: Partial<HttpSourceOptions<Person>> = {}) {
  const source = httpSource<Person>({ url, ...options });
  afterwards(() => source.stop!());
  return source;
}

/** Answers the first requests as told and all others well. */
function answering(...first: ((response: ServerResponse) => unknown)[]) {
  return serve((_, response) => (first.shift() ?? ((response) => response.end(answer)))(response));
}

async function messageOf(asked: Promise<unknown>) {
  return asked.then(
    () => 'no failure',
    (failure: Error) => failure.message,
  );
}

test('a fetch is a POST of the operation, with headers made of who asks, and asks for no compression', async () => {
  const received: unknown[] = [];
  const { url } = await serve(async (request, response) => {
    const { host, connection, ...headers } = request.headers;
    received.push([request.method, request.url, headers, await text(request)]);
    response.end(answer);
  });
  const headers = ({ name }: Person, { requestId }: { requestId: string }) => ({
    authorization: `${name} ${requestId}`,
  });
  const body = '{"query":"query A($n: Int) { a(n: $n) }","operationName":"A","variables":{"n":1}}';

  expect(await ask(sourceOf(`${url}?v=1`, { headers }), query, '{"n":1}')).toEqual({ data: { a: 1 } });
  expect(received).toEqual([
    [
      'POST',
      '/graphql?v=1',
      {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: 'ann r1',
        'content-length': String(body.length),
      },
      body,
    ],
  ]);
});

test('headers may take their time, or replace our own', async () => {
  const { url } = await serve(({ headers }, response) => {
    response.end(JSON.stringify({ data: { accept: headers.accept, name: headers['x-name'] } }));
  });
  const headers = async ({ name }: Person) => ({ 'x-name': name, accept: 'application/graphql-response+json' });

  expect(await ask(sourceOf(url, { headers }), query)).toEqual({
    data: { accept: 'application/graphql-response+json', name: 'ann' },
  });
});

test.each<[string, HttpSourceOptions<Person>['headers']]>([
  [
    'throws',
    () => {
      throw new Error('no key');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no key'))],
])('who %s instead of making headers fails the fetch, and nothing is sent', async (_, headers) => {
  const subgraph = await answering();

  await expect(ask(sourceOf(subgraph.url, { headers }), query)).rejects.toThrow('no key');
  expect(subgraph.requests).toBe(0);
});

test('a header that is none fails its own fetch and says nothing of the subgraph', async () => {
  const { url } = await answering();
  const headers = ({ name }: Person): Record<string, string> => (name === 'ann' ? {} : { authorization: name });
  const source = sourceOf(url, { headers, breaker: { failures: 1 } });

  expect(await messageOf(ask(source, query, '{}', callOf({ name: 'two\nlines' })))).toContain('invalid');
  expect(await ask(source, query)).toEqual({ data: { a: 1 } });
});

test('fetches after each other share a connection', async () => {
  const subgraph = await answering();
  const source = sourceOf(subgraph.url);
  for (let n = 0; n < 3; n += 1) {
    await ask(source, query);
    await wait(1);
  }

  expect([subgraph.requests, subgraph.connections]).toEqual([3, 1]);
});

test('what a subgraph answers counts whatever the status, if it is a GraphQL result', async () => {
  const errors = [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }];
  const { url } = await answering(
    (response) => response.writeHead(401).end(JSON.stringify({ errors })),
    (response) => response.writeHead(503).end('{"data":null}'),
    (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(answer),
  );
  const source = sourceOf(url);

  expect(await ask(source, query)).toEqual({ errors });
  expect(await ask(source, query)).toEqual({ data: null });
  expect(await ask(source, query)).toEqual({ data: { a: 1 } });
});

test.each<[string, number, string]>([
  ['a page of HTML', 502, '<html>Bad Gateway'],
  ['a redirection', 301, ''],
  ['nothing', 204, ''],
  ['an array', 200, '[1]'],
  ['null', 200, 'null'],
  ['other JSON', 200, '{"message":"hello"}'],
  ['data that is no object', 200, '{"data":"x"}'],
  ['errors that are no list', 200, '{"errors":"x"}'],
  ['half an answer', 200, '{"data":{"a":'],
])('%s is a failure that names the URL and the status', async (_, status, body) => {
  const { url } = await serve((_, response) => response.writeHead(status).end(body));

  const message = await messageOf(ask(sourceOf(`${url}?key=secret`), query));

  expect(message).toBe(`${url} answered ${status} without a GraphQL result`);
});

test('a subgraph that is down is a failure', async () => {
  const subgraph = await answering();
  await subgraph.stop();

  expect(await messageOf(ask(sourceOf(subgraph.url), query))).toMatch(`${subgraph.url} failed: connect ECONNREFUSED`);
});

test('bytes that are no HTTP are a failure', async () => {
  const url = await serveBytes((socket) => socket.end('\x00\x01rubbish\r\n\r\n'));

  expect(await messageOf(ask(sourceOf(url), query))).toMatch(`${url} failed: `);
});

test('a subgraph that accepts and never answers fails when the time is out', async () => {
  const url = await serveBytes(() => {});

  expect(await messageOf(ask(sourceOf(url, { timeoutMs: 50 }), query))).toBe(`${url} did not answer within 50 ms`);
});

test('an answer that drips in does not put the end off, and its connection is closed', async () => {
  let closed = 0;
  const { url } = await serve((_, response) => {
    const drip = setInterval(() => response.write(' '), 5);
    response.on('close', () => {
      clearInterval(drip);
      closed += 1;
    });
  });

  expect(await messageOf(ask(sourceOf(url, { timeoutMs: 100 }), query))).toBe(`${url} did not answer within 100 ms`);
  await vi.waitFor(() => expect(closed).toBe(1));
});

test('headers that are never made end with the time too', async () => {
  const { url } = await answering();
  const source = sourceOf(url, { timeoutMs: 50, headers: () => new Promise(() => {}) });

  expect(await messageOf(ask(source, query))).toBe(`${url} did not answer within 50 ms`);
});

test('an answer of 200 MB is cut at the limit and memory stays flat', async () => {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let sent = 0;
  let closed = 0;
  const { url } = await serve((_, response) => {
    response.write('{"data":{"a":"');
    const more = () => {
      while (sent < 200_000_000 && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', more).on('close', () => {
      closed += 1;
    });
    more();
  });
  const before = process.memoryUsage();

  const message = await messageOf(ask(sourceOf(url, { maxBytes: 1_000_000 }), query));

  const after = process.memoryUsage();
  expect(message).toBe(`${url} answered more than 1000000 bytes`);
  await vi.waitFor(() => expect(closed).toBe(1));
  expect(sent).toBeLessThan(20_000_000);
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(20_000_000);
});

test('an answer of just the limit is whole, in however many pieces', async () => {
  const long = JSON.stringify({ data: { a: 'ế'.repeat(100_000) } });
  const bytes = Buffer.from(long);
  const { url } = await serve(async (_, response) => {
    for (let at = 0; at < bytes.length; at += 50_001) {
      response.write(bytes.subarray(at, at + 50_001));
      await wait(1);
    }
    response.end();
  });

  expect(await ask(sourceOf(url, { maxBytes: bytes.length }), query)).toEqual(JSON.parse(long));
});

const halfway = (response: ServerResponse) => {
  response.writeHead(200, { 'content-length': answer.length }).write(answer.slice(0, 5));
  setTimeout(() => response.socket!.destroy(), 5);
};
const hangUp = (response: ServerResponse) => response.socket!.destroy();
const reset = (response: ServerResponse) => response.socket!.resetAndDestroy();
const unavailable = (response: ServerResponse) => response.writeHead(503).end('try later');

test.each([
  ['breaks in the middle of an answer', halfway],
  ['is hung up', hangUp],
  ['is reset', reset],
  ['answers 503 without a result', unavailable],
])('when the connection %s, a query is sent once more and a mutation is not', async (_, trouble) => {
  const forQuery = await answering(trouble);
  const forMutation = await answering(trouble);

  expect(await ask(sourceOf(forQuery.url), query)).toEqual({ data: { a: 1 } });
  expect(await messageOf(ask(sourceOf(forMutation.url), mutation))).toContain(forMutation.url);
  expect([forQuery.requests, forMutation.requests]).toEqual([2, 1]);
});

test('a query is sent once more at most, and not at all when that is switched off', async () => {
  const twice = await answering(unavailable, reset);
  const once = await answering(reset);

  expect(await messageOf(ask(sourceOf(twice.url), query))).not.toBe('no failure');
  expect(await messageOf(ask(sourceOf(once.url, { retry: false }), query))).not.toBe('no failure');
  expect([twice.requests, once.requests]).toEqual([2, 1]);
});

test('what another attempt would not mend is not sent again', async () => {
  const broken = await answering((response) => response.writeHead(500).end('a bug'));
  const answered = await answering((response) => response.writeHead(503).end('{"errors":[{"message":"busy"}]}'));

  expect(await messageOf(ask(sourceOf(broken.url), query))).toContain('500');
  expect(await ask(sourceOf(answered.url), query)).toEqual({ errors: [{ message: 'busy' }] });
  expect([broken.requests, answered.requests]).toEqual([1, 1]);
});

test('the second attempt has what is left of the time', async () => {
  const { url } = await answering(
    (response) => setTimeout(() => unavailable(response), 60),
    (response) => setTimeout(() => response.end(answer), 200),
  );

  expect(await messageOf(ask(sourceOf(url, { timeoutMs: 150 }), query))).toBe(`${url} did not answer within 150 ms`);
});

test('a fetch that is given up hears the reason at once and once, and its connection is closed', async () => {
  const closed = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const { url } = await serve((_, response) => {
    response.on('close', closed.resolve);
    arrived.resolve();
  });
  const heard: unknown[] = [];
  const reason = new Error('nobody waits');

  const abort = sourceOf(url).fetch(query, '{}', callOf(), (failure) => heard.push(failure));
  await arrived.promise;
  abort!(reason);
  expect(heard).toEqual([reason]);
  abort!(new Error('again'));
  await closed.promise;

  expect(heard).toEqual([reason]);
});

test('giving up what has been answered changes nothing', async () => {
  const { url, sockets } = await answering();
  const source = sourceOf(url);
  const heard: unknown[] = [];

  const abort = source.fetch(query, '{}', callOf(), (...end) => heard.push(end));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  abort!(new Error('too late'));
  await ask(source, query);

  expect([heard, sockets.size]).toEqual([[[null, { data: { a: 1 } }]], 1]);
});

test('a fetch that is given up while it queues is never sent and costs no connection', async () => {
  const held: ServerResponse[] = [];
  const subgraph = await serve((_, response) => void held.push(response));
  const source = sourceOf(subgraph.url, { connections: 1 });

  const first = ask(source, query);
  const given = Promise.withResolvers<unknown>();
  const abort = source.fetch(query, '{}', callOf(), given.resolve);
  const last = ask(source, query);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  abort!(new Error('nobody waits'));
  held[0]!.end(answer);
  await first;
  await vi.waitFor(() => expect(held).toHaveLength(2));
  held[1]!.end(answer);
  await last;

  expect(await given.promise).toEqual(new Error('nobody waits'));
  expect([subgraph.requests, subgraph.connections]).toEqual([2, 1]);
});

test('after so many failures in a row a subgraph is left alone, then tried by one fetch, then asked again', async () => {
  const held: ServerResponse[] = [];
  let well = false;
  const subgraph = await serve((_, response) => {
    if (well) held.push(response);
    else response.writeHead(500).end('a bug');
  });
  const source = sourceOf(subgraph.url, { breaker: { failures: 2, pauseMs: 50 } });

  for (let n = 0; n < 4; n += 1) await messageOf(ask(source, query));
  expect([subgraph.requests, source.breaker.state]).toEqual([2, 'open']);
  expect(await messageOf(ask(source, query))).toBe(
    `${subgraph.url} is not asked for now: it failed too often in a row`,
  );

  well = true;
  await wait(60);
  const trial = ask(source, query);
  expect(source.breaker.state).toBe('half-open');
  expect(await messageOf(ask(source, query))).toContain('not asked');
  await vi.waitFor(() => expect(held).toHaveLength(1));
  held[0]!.end(answer);

  expect([await trial, source.breaker.state]).toEqual([{ data: { a: 1 } }, 'closed']);
});

test('a trial that is given up leaves the next fetch to try', async () => {
  let asked = 0;
  const { url } = await serve((_, response) => {
    asked += 1;
    if (asked === 1) response.writeHead(500).end();
    if (asked === 3) response.end(answer);
  });
  const source = sourceOf(url, { breaker: { failures: 1, pauseMs: 0 } });

  await messageOf(ask(source, query));
  const abort = source.fetch(query, '{}', callOf(), () => {});
  await vi.waitFor(() => expect(asked).toBe(2));
  abort!(new Error('nobody waits'));

  expect([source.breaker.state, await ask(source, query)]).toEqual(['open', { data: { a: 1 } }]);
});

test.each<[string, (response: ServerResponse) => unknown]>([
  ['refuses what one caller sends', (response) => response.writeHead(403).end('not you')],
  ['answers too much to one query', (response) => response.end('x'.repeat(2_000))],
  ['answers with errors', (response) => response.end('{"errors":[{"message":"no"}]}')],
])('a subgraph that %s is alive: nobody else is kept from it', async (_, trouble) => {
  const { url } = await serve((_, response) => trouble(response));
  const source = sourceOf(url, { maxBytes: 1_000, breaker: { failures: 1 } });

  await messageOf(ask(source, query));

  expect(source.breaker.state).toBe('closed');
});

test('time-outs and refused connections open the circuit, unless there is none', async () => {
  const url = await serveBytes(() => {});
  const down = await answering();
  await down.stop();
  const options = { timeoutMs: 20, breaker: { failures: 1 } };
  const sources = [sourceOf(url, options), sourceOf(down.url, options), sourceOf(url, { ...options, breaker: false })];

  for (const source of sources) await messageOf(ask(source, query));

  expect(sources.map(({ breaker }) => breaker.state)).toEqual(['open', 'open', 'closed']);
});

async function serveSecurely(http2: boolean, answered: (response: { end(text: string): unknown }) => unknown) {
  const { key, cert } = selfSigned();
  const seen = { versions: new Set<string>(), sessions: 0, cert, url: '' };
  const listener = (request: { httpVersion: string }, response: { end(text: string): unknown }) => {
    seen.versions.add(request.httpVersion);
    answered(response);
  };
  const server = http2 ? createSecureServer({ key, cert }, listener) : createHttpsServer({ key, cert }, listener);
  server.on('session', (session: EventEmitter) => {
    seen.sessions += 1;
    session.on('error', () => {});
  });
  const { port } = await listen(server);
  seen.url = `https://127.0.0.1:${port}/graphql`;
  return seen;
}

test('HTTP/2 is spoken with a subgraph that offers it over TLS: one connection for many fetches at once', async () => {
  const subgraph = await serveSecurely(true, (response) => response.end(answer));
  const source = sourceOf(subgraph.url, { tls: { ca: subgraph.cert } });

  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(source, query)));

  expect(answers).toEqual(Array(50).fill({ data: { a: 1 } }));
  expect([[...subgraph.versions], subgraph.sessions]).toEqual([['2.0'], 1]);
});

test('HTTP/1.1 is spoken over TLS with a subgraph that offers nothing else', async () => {
  const subgraph = await serveSecurely(false, (response) => response.end(answer));
  const source = sourceOf(subgraph.url, { tls: { ca: subgraph.cert } });

  expect(await ask(source, query)).toEqual({ data: { a: 1 } });
  expect([...subgraph.versions]).toEqual(['1.1']);
});

test('over HTTP/2 too long an answer and a given-up fetch harm no other fetch of the connection', async () => {
  const bodies = ['x'.repeat(200_000), '', answer];
  const subgraph = await serveSecurely(true, (response) => {
    const body = bodies.shift();
    if (body !== '') response.end(body ?? answer);
  });
  const source = sourceOf(subgraph.url, { tls: { ca: subgraph.cert }, maxBytes: 1_000 });

  const long = ask(source, query);
  expect(await messageOf(long)).toBe(`${subgraph.url} answered more than 1000 bytes`);
  const given = Promise.withResolvers<unknown>();
  const abort = source.fetch(query, '{}', callOf(), given.resolve);
  await vi.waitFor(() => expect(bodies).toHaveLength(1));
  const other = ask(source, query);
  abort!(new Error('nobody waits'));

  expect([await given.promise, await other]).toEqual([new Error('nobody waits'), { data: { a: 1 } }]);
  expect(subgraph.sessions).toBe(1);
});

test.each<[string, (stream: ServerHttp2Stream) => unknown]>([
  ['stream is reset', (stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR)],
  ['session breaks', (stream) => stream.session!.destroy()],
])('over HTTP/2, when the %s, a query is sent once more and a mutation is not', async (_, trouble) => {
  let requests = 0;
  const subgraph = await serveSecurely(true, (response) => {
    requests += 1;
    if (requests % 2 === 1) trouble((response as unknown as Http2ServerResponse).stream);
    else response.end(answer);
  });
  const source = sourceOf(subgraph.url, { tls: { ca: subgraph.cert } });

  expect(await ask(source, query)).toEqual({ data: { a: 1 } });
  expect(await messageOf(ask(source, mutation))).toContain(subgraph.url);
  expect(requests).toBe(3);
});

test('a certificate that nobody vouches for is a failure', async () => {
  const subgraph = await serveSecurely(true, (response) => response.end(answer));

  expect(await messageOf(ask(sourceOf(subgraph.url), query))).toMatch('certificate');
  expect(subgraph.versions.size).toBe(0);
});

test('stopping ends what is on its way, and nothing is asked afterwards', async () => {
  const arrived = Promise.withResolvers<void>();
  const subgraph = await serve(() => arrived.resolve());
  const source = sourceOf(subgraph.url);

  const asked = messageOf(ask(source, query));
  await arrived.promise;
  await source.stop!();

  expect(await asked).toContain(subgraph.url);
  expect(await messageOf(ask(source, query))).toContain(subgraph.url);
  await expect(source.subscribe(query, '{}', callOf(), async () => ann)).rejects.toThrow('stopped');
  expect(subgraph.requests).toBe(1);
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { parse, print } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startChild } from './testing/children.ts';
import { serve } from './testing/servers.ts';

// The gateway alone, as it is started from a shell, before the two subgraphs of gateway/example.

const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
const file = (name: string) => join(folder, name);
const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true })];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string };

let supergraph = '';
let urls: { books: string; ratings: string };
const spans: Span[] = [];
const services = new Set<string>();

beforeAll(async () => {
  const [books, ratings] = await Promise.all(['books', 'ratings'].map(startSubgraph));
  urls = { books: books!, ratings: ratings! };
  const composed = startChild('src/compose-urls.ts', [`books=${urls.books}`, `ratings=${urls.ratings}`]);
  expect(await composed.exited).toBe(0);
  supergraph = `${composed.lines.join('\n')}\n`;
  writeFileSync(file('supergraph.graphql'), supergraph);
});

async function startSubgraph(name: string): Promise<string> {
  const child = startChild(`example/${name}.ts`, [], { PORT: '0' });
  undo.push(child.stop);
  return (await child.line(/http:\S+/))[0];
}

/** The gateway on a free port. */
async function startGateway(config: object, { graph = 'supergraph.graphql', env = {} } = {}) {
  writeFileSync(file('gateway.json'), JSON.stringify(config));
  const args = ['--supergraph', file(graph), '--port', '0', '--config', file('gateway.json')];
  const child = startChild('src/main.ts', args, env);
  undo.push(child.stop);
  const port = Number((await child.line(/"port":(\d+)/))[1]);
  return { child, port, url: `http://127.0.0.1:${port}` };
}

async function ask(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as object };
}

/** Collects spans as a collector of OpenTelemetry does. */
async function collector() {
  const listener: RequestListener = async (request, response) => {
    const { resourceSpans } = (await json(request)) as {
      resourceSpans: {
        resource: { attributes: { key: string; value: { stringValue?: string } }[] };
        scopeSpans: { spans: Span[] }[];
      }[];
    };
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name');
      services.add(String(service?.value.stringValue));
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.setHeader('content-type', 'application/json').end('{}');
  };
  const { url, stop } = await serve(listener);
  undo.push(stop);
  return url.replace('/graphql', '');
}

test('the example of the documentation composes to the supergraph that lies beside it', () => {
  const committed = readFileSync(new URL('../example/supergraph.graphql', import.meta.url), 'utf8');
  const local = supergraph.replace(urls.books, 'http://localhost:4001/graphql');
  const plain = local.replace(urls.ratings, 'http://localhost:4002/graphql');

  expect(print(parse(plain))).toBe(print(parse(committed)));
});

test('a graph of two servers is served with the headers, the ids and the health that were asked for', async () => {
  const { url } = await startGateway({ headers: { propagate: ['reader'] } });

  const shelf = await ask(url, '{ books { title stars } favourite { author } }', { 'x-request-id': 'desk-7' });
  const rated = await ask(url, 'mutation { rate(bookId: "3", stars: 3) { reader book { title } } }', { reader: 'hoa' });
  const health = await Promise.all(['/healthz', '/readyz', '/nowhere'].map((path) => fetch(url + path)));

  expect(shelf.body).toEqual({
    data: {
      books: [
        { title: 'Truyện Kiều', stars: 5 },
        { title: 'Số đỏ', stars: 4 },
        { title: 'Middlemarch', stars: null },
      ],
      favourite: { author: 'Nguyễn Du' },
    },
  });
  expect(shelf.headers.get('x-request-id')).toBe('desk-7');
  expect(rated.body).toEqual({ data: { rate: { reader: 'hoa', book: { title: 'Middlemarch' } } } });
  expect(rated.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  expect(health.map(({ status }) => status)).toEqual([200, 200, 404]);
});

test('a subscription crosses both subgraphs, its reader named by the connection', async () => {
  const { url } = await startGateway({ headers: { propagate: ['reader'] } });
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const events = client.iterate({ query: 'subscription { rated { stars reader book { title author } } }' });
  const first = events.next();
  const rate = 'mutation { rate(bookId: "2", stars: 4) { stars } }';

  // Until the subscription stands at the subgraph, nobody hears a rating.
  const repeated = setInterval(() => void ask(url, rate, { reader: 'an' }), 100);
  const { value } = await first;
  clearInterval(repeated);
  await client.dispose();

  const book = { title: 'Số đỏ', author: 'Vũ Trọng Phụng' };
  expect(value).toEqual({ data: { rated: { stars: 4, reader: 'an', book } } });
});

test('metrics are for whoever asks from this machine, or has the token', async () => {
  const open = await startGateway({});
  const locked = await startGateway({}, { env: { METRICS_TOKEN: 'scrape' } });
  await ask(open.url, 'query Shelf { books { stars } }');
  const read = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).status;

  const metrics = await (await fetch(`${open.url}/metrics`)).text();

  const lines = metrics.split('\n').filter((line) => /Shelf|entities_sum|process_cpu_seconds_total /.test(line));
  expect(lines).toContain('gateway_operations_total{operation="Shelf",kind="query",outcome="ok"} 1');
  expect(lines).toContain('gateway_fetch_entities_sum{subgraph="ratings"} 3');
  expect(lines.some((line) => line.startsWith('process_cpu_seconds_total '))).toBe(true);
  expect(await read(open.url, { 'x-forwarded-for': '203.0.113.9' })).toBe(403);
  expect([await read(locked.url), await read(locked.url, { authorization: 'Bearer scrape' })]).toEqual([403, 200]);
});

test('a trace that a client began goes on in the gateway and is sent to the collector, fetches below their operation', async () => {
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: await collector(),
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_SERVICE_NAME: 'desk',
  };
  const { url, child } = await startGateway({}, { env });
  const traceId = '0af7651916cd43dd8448eb211c80319c';

  await ask(url, 'query Shelf { books { stars } }', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
  child.kill('SIGTERM');
  expect(await child.exited).toBe(0);

  const [operation] = spans.filter(({ name }) => name === 'query Shelf');
  expect([...services]).toEqual(['desk']);
  expect(spans.map(({ traceId }) => traceId)).toEqual([traceId, traceId, traceId]);
  expect(operation!.parentSpanId).toBe('b7ad6b7169203331');
  expect(spans.filter((span) => span !== operation).map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([
    ['fetch books', operation!.spanId],
    ['fetch ratings', operation!.spanId],
  ]);
});

test('where only persisted operations are answered, everything else is refused', async () => {
  const books = '{ books { title } }';
  const hash = createHash('sha256').update(books).digest('hex');
  writeFileSync(file('operations.json'), JSON.stringify({ [hash]: books }));
  const { url } = await startGateway({ persisted: { file: file('operations.json'), only: true } });
  const persistedQuery = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  const listed = `${url}/graphql?extensions=${encodeURIComponent(persistedQuery)}`;

  const known = await fetch(listed, { headers: { 'content-type': 'application/json' } });
  const other = await ask(url, '{ favourite { title } }');

  expect(await known.json()).toMatchObject({ data: { books: [{ title: 'Truyện Kiều' }, {}, {}] } });
  expect(other.body).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_ONLY' } }] });
});

test('answers are kept for those whom no subgraph can tell apart, and for nobody else', async () => {
  const config = { share: true, cache: { defaultMaxAge: 60 }, headers: { propagate: ['reader'] } };
  const { url } = await startGateway(config);
  const asked = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return /fetches_total{subgraph="books",outcome="ok"} (\d+)/.exec(metrics)?.[1];
  };

  await ask(url, '{ books { title } }', { reader: 'an', 'user-agent': 'one' });
  await ask(url, '{ books { title } }', { reader: 'an', 'user-agent': 'another' });
  const byOne = await asked();
  await ask(url, '{ books { title } }', { reader: 'hoa' });
  const { headers } = await fetch(`${url}/graphql?query=${encodeURIComponent('{ books { title } }')}`, {
    headers: { reader: 'hoa', 'content-type': 'application/json' },
  });

  expect([byOne, await asked()]).toEqual(['1', '2']);
  expect(headers.get('vary')).toContain('reader');
});

test('a supergraph that is written anew is served without a lost request; one that is none changes nothing', async () => {
  writeFileSync(file('changing.graphql'), supergraph);
  const { url, child } = await startGateway({}, { graph: 'changing.graphql' });
  const renamed = supergraph.replace('  favourite: Book', '  best: Book');
  const write = (text: string) => {
    writeFileSync(file('next.graphql'), text);
    renameSync(file('next.graphql'), file('changing.graphql'));
  };
  let asking = true;
  const statuses = new Set<number>();
  const load = (async () => {
    while (asking) statuses.add((await ask(url, '{ books { title } }')).status);
  })();

  write('type Query { nothing: Int }');
  await child.line(/not loaded; the one before stays/);
  const kept = await ask(url, '{ favourite { title } }');
  write(renamed);
  await child.line(/loaded anew/);
  const old = await ask(url, '{ favourite { title } }');
  asking = false;
  await load;

  expect({ kept: kept.status, old: old.status, load: [...statuses] }).toEqual({ kept: 200, old: 400, load: [200] });
});

test('told to stop, it finishes what runs, says that it is not ready, sends sockets away and takes nobody new', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
  const slow = await serve(async (_, response) => {
    arrived();
    await released;
    response.end('{"data":{"books":[{"title":"Slow"}]}}');
  });
  undo.push(slow.stop);
  const { child, port, url } = await startGateway({ subgraphs: { books: { url: slow.url } } });
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const events = await fetch(`${url}/graphql?query=subscription{rated{stars}}`, {
    headers: { accept: 'text/event-stream' },
  });
  const ended = events.text();
  const connection = connect(port, '127.0.0.1');
  const everything = text(connection);
  const body = JSON.stringify({ query: '{ books { title } }' });
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  connection.write(head + body);
  await asked;

  child.kill('SIGTERM');
  const closeCode = await closed;
  expect([events.status, await ended]).toEqual([200, expect.not.stringContaining('data')]);
  const anew = await ask(url, '{ books { title } }').catch((thrown: Error) => (thrown.cause as { code?: string }).code);
  await new Promise((resolve) => connection.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n', resolve));
  release();
  const answers = await everything;

  expect(closeCode).toBe(1001);
  expect(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']).toContain(anew); // on a new connection, or on one that was kept
  expect(answers.match(/HTTP\/1.1 \d+|"title":"\w+"|"status":"\w+"/g)).toEqual([
    'HTTP/1.1 200',
    '"title":"Slow"',
    'HTTP/1.1 503',
    '"status":"draining"',
  ]);
  expect(await child.exited).toBe(0);
});

test('told to stop, it tells each client with its last answer that the connection is over', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
  const slow = await serve(async (_, response) => {
    arrived();
    await released;
    response.end('{"data":{"books":[{"title":"Slow"}]}}');
  });
  undo.push(slow.stop);
  const { child, url } = await startGateway({ subgraphs: { books: { url: slow.url } } });
  const answer = ask(url, '{ books { title } }');
  await asked;

  child.kill('SIGTERM');
  await child.line(/stopping/);
  release();

  expect((await answer).headers.get('connection')).toBe('close');
  expect(await child.exited).toBe(0);
});

test('told twice, it goes at once', async () => {
  const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
  const never = await serve(() => arrived());
  undo.push(never.stop);
  const { child, url } = await startGateway({ subgraphs: { books: { url: never.url } } });
  const lost = ask(url, '{ books { title } }').catch(() => 'lost');
  await asked;

  child.kill('SIGTERM');
  await child.line(/stopping/);
  child.kill('SIGTERM');

  expect(await child.exited).toBe(1);
  expect(await lost).toBe('lost');
});

test('what is wrong with the configuration is said at once, and nothing is served', async () => {
  writeFileSync(
    file('wrong.json'),
    JSON.stringify({ drainMs: -1, hots: 'x', headers: { set: { 'x-key': '\u0024{NO_SUCH}' } } }),
  );
  const args = ['--supergraph', file('supergraph.graphql'), '--port', '0', '--config', file('wrong.json')];
  const child = startChild('src/main.ts', args);

  expect(await child.exited).toBe(1);
  const [title, ...problems] = (await child.errors).trim().split(/\n\s*/);
  expect(title).toBe('The configuration is not right:');
  expect(problems.map((problem) => problem.split(':', 2)[0])).toEqual(['drainMs', 'hots', 'headers.set.x-key']);
});

test('what cannot be served is said with the name of its file', async () => {
  writeFileSync(file('plain.graphql'), 'type Query { a: Int }');
  writeFileSync(file('typo.json'), '{"subgraphs":{"boks":{"timeoutMs":5}}}');
  const saidOf = async (...args: string[]) => {
    const child = startChild('src/main.ts', [...args, '--port', '0']);
    return [await child.exited, (await child.errors).trim()];
  };
  const [plain, served] = [file('plain.graphql'), file('supergraph.graphql')];

  expect(await saidOf('--supergraph', plain)).toEqual([
    1,
    `${plain} cannot be served: Invalid supergraph: must be a core schema`,
  ]);
  expect(await saidOf('--supergraph', '/')).toEqual([
    1,
    '/ cannot be read: EISDIR: illegal operation on a directory, read',
  ]);
  expect(await saidOf('--supergraph', served, '--config', file('typo.json'))).toEqual([
    1,
    `The configuration has subgraphs that ${served} has not: boks; it has books,ratings.`,
  ]);
});

test('a port that is taken is an error and not a second try', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  const { port } = taken.address() as { port: number };
  const child = startChild('src/main.ts', ['--supergraph', file('supergraph.graphql'), '--port', String(port)]);

  expect(await child.exited).toBe(1);
  expect(await child.errors).toContain('EADDRINUSE');
  await new Promise((resolve) => taken.close(resolve));
});

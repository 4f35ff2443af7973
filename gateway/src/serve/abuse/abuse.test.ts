import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Answered } from '../../source/source.ts';
import { serveMuseum } from '../../testing/servers.ts';
import { frameOf, openRaw } from '../../testing/socket.ts';
import { sockets } from './frames.ts';
import { operations } from './operations.ts';
import { type AbusiveRequest, raw, requests } from './requests.ts';

// What is meant to harm is refused with a clear code, before any subgraph hears of it, and harms nobody else.

const bugs: unknown[] = [];
const log = {
  debug() {},
  info() {},
  warn: (fields: object) => bugs.push(fields),
  error: (fields: object) => bugs.push(fields),
};

/** A museum whose subgraphs count how often they are asked. */
async function guardedMuseum(options: Parameters<typeof serveMuseum>[0] = {}) {
  const asked: string[] = [];
  const counted = (answer: object) => ({
    fetch(fetch: { text: string }, _: string, __: unknown, answered: Answered) {
      asked.push(fetch.text);
      answered(null, { data: structuredClone(answer) as Record<string, unknown> });
      return undefined;
    },
    subscribe: () => Promise.reject(new Error('not asked')),
  });
  const people = counted({ me: { name: 'Ann' } });
  const museum = await serveMuseum({
    log,
    ...options,
    sources: { people, collection: counted({}), ...options.sources },
  });
  return { ...museum, asked };
}

const museum = await guardedMuseum();
const impatient = await guardedMuseum({ limits: { bodyMs: 200 } });
afterAll(async () => {
  await museum.stop();
  await impatient.stop();
});

afterEach(async () => {
  museum.asked.length = 0;
  const { status, body } = await museum.post({ query: '{ me { name } }' });

  expect({ status, body, asked: museum.asked.length }).toEqual({
    status: 200,
    body: { data: { me: { name: 'Ann' } } },
    asked: 1,
  });
  museum.asked.length = 0;
  expect(bugs).toEqual([]);
});

test('there are more than two hundred, each with a name of its own', () => {
  const all = [...operations, ...requests, ...raw, ...sockets].map(({ name }) => name);

  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((name, n) => all.indexOf(name) !== n)).toEqual([]);
});

describe('an operation', () => {
  test.each(operations)('$name is $code', async ({ code, query, variables, operationName }) => {
    const { status, body } = await museum.post({ query, variables, operationName });

    const codes = new Set(body.errors?.map(({ extensions }) => extensions?.code));
    expect({ status, codes: [...codes], data: body.data, asked: museum.asked }).toEqual({
      status: 400,
      codes: [code],
      data: undefined,
      asked: [],
    });
  });
});

function send({ method = 'POST', search = '', headers, body }: AbusiveRequest): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${museum.url}${search}`, { method, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    // A refusal may come before everything is sent; then this comes too late to matter.
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a request', () => {
  test.each(requests)('$name is $status', async (abusive) => {
    expect(await send(abusive)).toBe(abusive.status);
    expect(museum.asked).toEqual([]);
  });

  test.each(raw)('of bytes: $name is $status', async ({ bytes, status }) => {
    const { hostname, port } = new URL(status === 408 ? impatient.url : museum.url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    socket.write(bytes);

    const [answer] = await once(socket, 'data');
    expect(Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1])).toBe(status);
    expect(museum.asked).toEqual([]);
  });
});

describe('a WebSocket', () => {
  const refusals = sockets.map((each) => ({ ...each, refusal: each.close ?? each.error }));

  test.each(refusals)('with $name is $refusal', async ({ frames, close, error }) => {
    const client = await openRaw(Number(new URL(museum.url).port));
    onTestFinished(client.stop);
    for (const frame of frames) client.write(frame);

    if (close !== undefined) return expect(await client.closeCode()).toBe(close);
    let message = await client.message();
    while (message.type !== 'error') message = await client.message();
    expect(message.payload).toMatchObject([{ extensions: { code: error } }]);
  });
});

test('a giant frame is not read to its end', async () => {
  const client = await openRaw(Number(new URL(museum.url).port));
  onTestFinished(client.stop);
  let megabytes = 0;
  client.write(frameOf(1, 'x', { length: 60_000_000 }));
  for (let n = 0; n < 60; n++) {
    client.socket.write(Buffer.alloc(1_000_000), (failed) => {
      if (!failed) megabytes += 1;
    });
  }

  expect(await client.closeCode()).toBe(1009);
  await client.ended;
  expect(megabytes).toBeLessThan(40);
});

test('ten thousand pings are answered and harm nobody', async () => {
  const client = await openRaw(Number(new URL(museum.url).port));
  onTestFinished(client.stop);
  client.write(frameOf(1, '{"type":"connection_init"}'));
  client.write(Buffer.concat(Array.from({ length: 10_000 }, () => frameOf(1, '{"type":"ping"}'))));

  const types = new Map<string, number>();
  while ((types.get('pong') ?? 0) < 10_000) {
    const { opcode, payload } = await client.next();
    if (opcode !== 1) continue; // the heartbeat
    const { type } = JSON.parse(String(payload));
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  expect(Object.fromEntries(types)).toEqual({ connection_ack: 1, pong: 10_000 });
});

test('a client that asks a thousand times and reads nothing is waited for, and harms nobody', async () => {
  const { hostname, port } = new URL(museum.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.pause();
  const body = '{"query":"{ __schema { types { name description fields { name description } } } }"}';
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  socket.write(`${head}${body}`.repeat(1_000));

  for (let n = 0; n < 10; n++) expect((await museum.post({ query: '{ me { name } }' })).status).toBe(200);
});

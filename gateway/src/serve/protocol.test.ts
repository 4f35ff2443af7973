// WebSocket by RFC 6455 and graphql-transport-ws by its PROTOCOL.md, as a client sees them.
import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { httpSource } from '../source/http.ts';
import type { Visitor } from '../testing/museum.ts';
import { serve, serveMuseum } from '../testing/servers.ts';
import { frameOf, openAcknowledged, openRaw, openSocket, type TestSocket } from '../testing/socket.ts';
import { serveStates } from '../testing/states.ts';

let states: Awaited<ReturnType<typeof serveStates>>;
let museum: Awaited<ReturnType<typeof serveMuseum>>;
beforeAll(async () => {
  states = await serveStates();
  museum = await serveMuseum();
});
afterAll(() => Promise.all([states.stop(), museum.stop()]));

const toStop: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  while (toStop.length > 0) await toStop.pop()?.stop();
  await expect.poll(() => states.gateway.subscriptions.members).toBe(0);
});

async function started<Stoppable extends { stop(): Promise<unknown> }>(starting: Promise<Stoppable>) {
  const one = await starting;
  toStop.push(one);
  return one;
}

const acknowledged = () => started(openAcknowledged(states.url));
const visitor = () => started(openAcknowledged(museum.url, 'Visitor ann'));
const raw = () => started(openRaw(states.port));
const codeOf = async ({ closed }: TestSocket) => (await closed).code;

const watch = 'subscription { state { version } }';
const state = (version: number) => ({ data: { state: { version } } });
const open = (count: number) => expect.poll(() => states.upstream.open.size).toBe(count);

/** Shows that everything sent before has been dealt with, and that the socket is open. */
async function roundTrip(socket: TestSocket) {
  socket.send({ type: 'ping' });
  expect(await socket.next()).toEqual({ type: 'pong' });
}

describe('handshake', () => {
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; response: IncomingMessage }>((resolve) => {
      const usual = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
      const request = get(states.url.replace('/graphql', path), {
        headers: { ...usual, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
      });
      const answered = (response: IncomingMessage) => {
        resolve({ status: response.statusCode, response });
        response.destroy();
        request.destroy();
      };
      request.on('response', answered).on('upgrade', answered);
      request.on('error', () => {}); // destroyed above
    });

  test('the key is answered as RFC 6455 says, and the subprotocol is named', async () => {
    const { status, response } = await ask('/graphql', { 'sec-websocket-protocol': 'graphql-transport-ws' });

    expect(status).toBe(101);
    expect(response.headers).toMatchObject({
      upgrade: 'websocket',
      'sec-websocket-accept': createHash('sha1')
        .update('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11')
        .digest('base64'),
      'sec-websocket-protocol': 'graphql-transport-ws',
    });
    expect(response.headers).not.toHaveProperty('sec-websocket-extensions');
  });

  test('compression is not agreed to, even when it is asked for', async () => {
    const socket = await started(openSocket(states.url, 'graphql-transport-ws', { perMessageDeflate: true }));

    expect(socket.socket.extensions).toBe('');
  });

  test('of several subprotocols ours is chosen', async () => {
    const socket = await started(openSocket(states.url, ['graphql-ws', 'graphql-transport-ws', 'json']));

    expect(socket.socket.protocol).toBe('graphql-transport-ws');
  });

  test('another path is not found', async () => {
    expect((await ask('/other', {})).status).toBe(404);
  });

  test('another version of WebSocket is refused with the versions that are spoken', async () => {
    const { status, response } = await ask('/graphql', { 'sec-websocket-version': '99' });

    expect(status).toBe(400);
    expect(response.headers['sec-websocket-version']).toMatch(/13/);
  });

  test('a key that is none, and an upgrade to something else, are refused', async () => {
    expect((await ask('/graphql', { 'sec-websocket-key': 'short' })).status).toBe(400);
    expect((await ask('/graphql', { upgrade: 'h2c' })).status).toBe(400);
  });

  test('pages of other hosts are refused, those of the same host are not', async () => {
    expect((await ask('/graphql', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await ask('/graphql', { origin: new URL(states.url).origin })).status).toBe(101);
  });

  test('no subprotocol, or another one, is closed with 4406', async () => {
    expect(await codeOf(await started(openSocket(states.url, [])))).toBe(4406);
    // A client that is answered none of its own breaks off by itself, so this one is asked for by hand.
    expect(await (await started(openRaw(states.port, 'graphql-ws'))).closeCode()).toBe(4406);
  });
});

describe('frames', () => {
  const init = frameOf(1, '{"type":"connection_init"}');
  const ack = { type: 'connection_ack' };

  test('a message may come in fragments, with a ping between them', async () => {
    const socket = await raw();
    socket.write(frameOf(1, '{"type":"conn', { fin: false }));
    socket.write(frameOf(9, 'between'));
    socket.write(frameOf(0, 'ection_', { fin: false }));
    socket.write(frameOf(0, 'init"}'));

    expect(await socket.next()).toMatchObject({ fin: true, opcode: 10, payload: Buffer.from('between') });
    expect(await socket.message()).toEqual(ack);
  });

  test('several messages may come in one packet, and one in many', async () => {
    const socket = await raw();
    socket.write(Buffer.concat([init, frameOf(1, '{"type":"ping"}'), frameOf(1, '{"type":"ping","payload":{"n":2}}')]));

    const answers = [await socket.message(), await socket.message(), await socket.message()];
    expect(answers.map(({ type }) => type).toSorted()).toEqual(['connection_ack', 'pong', 'pong']);
    for (const byte of frameOf(1, '{"type":"ping","payload":{"n":3}}')) socket.write(Buffer.from([byte]));
    expect(await socket.message()).toEqual({ type: 'pong', payload: { n: 3 } });
  });

  test('frames to a client are whole, unmasked text', async () => {
    const socket = await raw();
    socket.write(init);

    // `openRaw` reads no masked frame, and `message` no other opcode and no fragment.
    expect(await socket.message()).toEqual(ack);
  });

  test('lengths of 7, 16 and 64 bits are written and read', async () => {
    const client = await acknowledged();
    client.subscribe('long', `subscription { state { text } } #${'x'.repeat(70_000)}`);
    await open(1);
    for (const length of [0, 1, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 125, 126, 65_460, 65_535, 65_536, 70_000]) {
      const text = 'ờ'.repeat(length);
      states.upstream.say(length, text);
      expect(await client.next()).toEqual({ id: 'long', type: 'next', payload: { data: { state: { text } } } });
    }
  });

  test('a ping is answered with its payload, at its longest too', async () => {
    const client = await started(openSocket(states.url));
    client.socket.ping('a'.repeat(125));
    client.socket.ping('');

    expect([await client.pong(), await client.pong()]).toEqual(['a'.repeat(125), '']);
  });

  test('a pong that nobody asked for is ignored', async () => {
    const client = await acknowledged();
    client.socket.pong('unasked');

    await roundTrip(client);
  });

  test.each([
    ['a frame without a mask', frameOf(1, '{"type":"ping"}', { masked: false }), 1002],
    ['a reserved bit', frameOf(1, '{"type":"ping"}', { rsv: 4 }), 1002],
    ['a reserved opcode', frameOf(3, ''), 1002],
    ['a reserved control opcode', frameOf(11, ''), 1002],
    ['a continuation of nothing', frameOf(0, 'x'), 1002],
    ['a ping of more than 125 bytes', frameOf(9, 'x'.repeat(126)), 1002],
    ['a ping in fragments', frameOf(9, 'x', { fin: false }), 1002],
    ['a message within another', Buffer.concat([frameOf(1, '{', { fin: false }), frameOf(1, '}')]), 1002],
    ['a close code that is none', frameOf(8, Buffer.from([0x03, 0xec])), 1002],
    ['half a close code', frameOf(8, Buffer.from([0x03])), 1002],
    ['a reason that is no UTF-8', frameOf(8, Buffer.from([0x03, 0xe8, 0xff])), 1007],
    ['text that is no UTF-8', frameOf(1, Buffer.from([0x22, 0xc3, 0x28, 0x22])), 1007],
    ['a surrogate as UTF-8', frameOf(1, Buffer.from([0xed, 0xa0, 0x80])), 1007],
    ['a frame that claims more than is allowed', frameOf(1, 'x', { length: 2_000_000 }), 1009],
    ['fragments that are too long together', Buffer.concat([half('x'), half('y', 0)]), 1009],
    ['a length beyond all numbers', frameOf(1, 'x', { length: Number.MAX_SAFE_INTEGER }), 1009],
  ])('%s closes the socket', async (_, frame, code) => {
    const socket = await raw();
    socket.write(frame);

    expect(await socket.closeCode()).toBe(code);
    await socket.ended;
  });

  test('a binary message is no format of the protocol: 4400', async () => {
    const client = await acknowledged();
    client.socket.send(Buffer.from('{"type":"ping"}'));

    expect(await codeOf(client)).toBe(4400);
  });

  test('a close is answered with its code', async () => {
    const socket = await raw();
    socket.write(frameOf(8, Buffer.from([0x03, 0xe8])));

    expect(await socket.closeCode()).toBe(1000);
    await socket.ended;
  });

  test('a client that is gone without a word is forgotten', async () => {
    const socket = await raw();
    socket.write(init);
    socket.write(frameOf(1, JSON.stringify({ id: '1', type: 'subscribe', payload: { query: watch } })));
    await open(1);

    socket.socket.destroy();

    await open(0);
  });

  function half(text: string, opcode = 1) {
    return frameOf(opcode, text.repeat(600_000), { fin: opcode === 0 });
  }
});

describe('connection', () => {
  test('it is acknowledged, with a payload, without one, and with null', async () => {
    for (const more of [{}, { payload: { authorization: 'Visitor ann' } }, { payload: null }]) {
      const client = await started(openSocket(states.url));
      client.send({ type: 'connection_init', ...more });
      expect(await client.next()).toEqual({ type: 'connection_ack' });
    }
  });

  test('without an initialisation it is closed with 4408', async () => {
    const client = await started(openSocket(states.url));

    expect(await client.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test('a second initialisation closes it with 4429, at once or later', async () => {
    const early = await started(openSocket(states.url));
    early.send({ type: 'connection_init' });
    early.send({ type: 'connection_init' });
    expect(await early.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });

    const late = await acknowledged();
    late.send({ type: 'connection_init' });
    expect(await codeOf(late)).toBe(4429);
  });

  test('a subscription before the acknowledgement closes it with 4401', async () => {
    const client = await started(openSocket(states.url));
    client.subscribe('1', watch);

    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
    expect(states.upstream.open.size).toBe(0);
  });

  test('ping and pong are answered before and after, with the payload they came with', async () => {
    const client = await started(openSocket(states.url));
    client.send({ type: 'ping', payload: { when: 'before' } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { when: 'before' } });
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    client.send({ type: 'ping', payload: { when: 'after', deep: [{ n: 0 }, null] } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { when: 'after', deep: [{ n: 0 }, null] } });
    client.send({ type: 'ping', payload: null });
    expect(await client.next()).toMatchObject({ type: 'pong' });
    client.send({ type: 'pong', payload: { unasked: true } });
    client.send({ type: 'pong', payload: null });
    client.send({ type: 'pong' });

    await roundTrip(client);
  });

  test.each([
    ['no JSON', 'subscribe'],
    ['nothing', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"ping"'],
    ['no type', '{}'],
    ['a type that is no string', '{"type":1}'],
    ['an unknown type', '{"type":"start","id":"1","payload":{"query":"{ state { version } }"}}'],
    ['a type that every object has', '{"type":"constructor"}'],
    ['a message that only a server sends', '{"type":"next","id":"1","payload":{}}'],
    ['an acknowledgement', '{"type":"connection_ack"}'],
    ['an initialisation with a payload that is no object', '{"type":"connection_init","payload":"me"}'],
    ['an initialisation with a payload that is a list', '{"type":"connection_init","payload":[]}'],
    ['a ping with a payload that is no object', '{"type":"ping","payload":1}'],
    ['a pong with a payload that is no object', '{"type":"pong","payload":"x"}'],
    ['an error, which only a server sends', '{"type":"error","id":"1","payload":[]}'],
    ['a payload that is null', '{"type":"subscribe","id":"1","payload":null}'],
    ['an id that is null', `{"type":"subscribe","id":null,"payload":{"query":"${watch}"}}`],
    ['a query that is null', '{"type":"subscribe","id":"1","payload":{"query":null}}'],
    ['a completion whose id is a number', '{"type":"complete","id":1}'],
    ['two messages in one', '{"type":"ping"}{"type":"ping"}'],
    ['a subscription without an id', `{"type":"subscribe","payload":{"query":"${watch}"}}`],
    ['an empty id', `{"type":"subscribe","id":"","payload":{"query":"${watch}"}}`],
    ['an id that is a number', `{"type":"subscribe","id":1,"payload":{"query":"${watch}"}}`],
    ['a subscription without a payload', '{"type":"subscribe","id":"1"}'],
    ['a payload that is a string', `{"type":"subscribe","id":"1","payload":"${watch}"}`],
    ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['a query that is no string', '{"type":"subscribe","id":"1","payload":{"query":{}}}'],
    ['variables that are a list', `{"type":"subscribe","id":"1","payload":{"query":"${watch}","variables":[]}}`],
    ['variables that are a string', `{"type":"subscribe","id":"1","payload":{"query":"${watch}","variables":"{}"}}`],
    ['a name that is a number', `{"type":"subscribe","id":"1","payload":{"query":"${watch}","operationName":1}}`],
    ['extensions that are a string', `{"type":"subscribe","id":"1","payload":{"query":"${watch}","extensions":"x"}}`],
    ['a completion without an id', '{"type":"complete"}'],
  ])('%s closes it with 4400', async (_, message) => {
    const client = await acknowledged();
    client.send(message);

    expect(await codeOf(client)).toBe(4400);
  });

  test('fields that the protocol does not name are ignored', async () => {
    const client = await started(openSocket(states.url));
    client.send({ type: 'connection_init', version: 1 });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    client.send({ id: '1', type: 'subscribe', extra: true, payload: { query: '{ state { version } }', more: 1 } });

    expect(await client.next()).toMatchObject({ id: '1', type: 'next' });
    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
  });

  test('whoever the context refuses is closed with 4403, and with 1013 where it cannot be told who is there', async () => {
    const guarded = await started(
      serveMuseum({
        context({ connectionParams }) {
          if (connectionParams?.broken) throw new Error('no session store');
          throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
        },
      }),
    );
    for (const [payload, closed] of [
      [undefined, { code: 4403, reason: 'UNAUTHENTICATED' }],
      [{ broken: true }, { code: 1013, reason: 'INTERNAL' }],
    ] as const) {
      const client = await started(openSocket(guarded.url));
      client.send({ type: 'connection_init', payload });
      expect(await client.closed).toEqual(closed);
    }
  });

  test('a completion before the acknowledgement ends nothing, and is no reason to close', async () => {
    const client = await started(openSocket(states.url));
    client.send({ id: '1', type: 'complete' });
    client.send({ type: 'connection_init' });

    expect(await client.next()).toEqual({ type: 'connection_ack' });
    await roundTrip(client);
  });

  test('a normal closure ends every subscription', async () => {
    const client = await acknowledged();
    for (const id of ['a', 'b', 'c']) client.subscribe(id, watch);
    await open(3);

    client.socket.close(1000, 'done');

    expect(await client.closed).toEqual({ code: 1000, reason: 'done' });
    await open(0);
  });

  test('stopping the gateway closes with 1001 and leaves nothing open', async () => {
    const stopping = await serveStates();
    const client = await started(openAcknowledged(stopping.url));
    client.subscribe('1', watch);
    await expect.poll(() => stopping.upstream.open.size).toBe(1);

    await stopping.stop();

    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect(stopping.upstream.open.size).toBe(0);
  });

  test('a client that does not answer the close is not waited for', async () => {
    const stopping = await serveStates();
    const client = await started(openAcknowledged(stopping.url));
    client.socket.pause();

    await stopping.stop();

    client.socket.resume();
    expect((await client.closed).code).toBe(1001);
  });
});

describe('operations', () => {
  test('a query is one next and complete', async () => {
    const client = await visitor();
    client.subscribe('q', '{ me { name } }');

    expect(await client.next()).toEqual({ id: 'q', type: 'next', payload: { data: { me: { name: 'ann' } } } });
    expect(await client.next()).toEqual({ id: 'q', type: 'complete' });
    await roundTrip(client);
  });

  test('a mutation is, too, and runs once', async () => {
    const client = await visitor();
    client.subscribe('m', 'mutation { vote(artworkId: "w3") { votes } }');

    expect(await client.next()).toEqual({ id: 'm', type: 'next', payload: { data: { vote: { votes: 1 } } } });
    expect(await client.next()).toEqual({ id: 'm', type: 'complete' });
  });

  test('an answer with errors is a next: its data is there', async () => {
    const client = await visitor();
    client.subscribe('p', '{ me { name } artworks(first: 1) { nodes { artist { name diary } } } }');

    expect(await client.next()).toMatchObject({
      id: 'p',
      type: 'next',
      payload: {
        data: { me: { name: 'ann' }, artworks: { nodes: [{ artist: { name: 'Tô Ngọc Vân', diary: null } }] } },
        errors: [{ path: ['artworks', 'nodes', 0, 'artist', 'diary'], extensions: { code: 'INTERNAL' } }],
      },
    });
    expect(await client.next()).toEqual({ id: 'p', type: 'complete' });
  });

  test.each([
    ['a syntax error', { query: '{ me {' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ you }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an empty text', { query: '' }, 'BAD_REQUEST'],
    ['a missing variable', { query: 'query ($id: ID!) { artwork(id: $id) { title } }' }, 'BAD_USER_INPUT'],
    [
      'an operation that is not there',
      { query: '{ me { name } }', operationName: 'b' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'two operations and no name',
      { query: 'query a { me { name } } query b { me { name } }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a condition at the root of a subscription',
      {
        query:
          'subscription ($a: Boolean!) { ...P } fragment P on Subscription { popular @include(if: $a) { version } }',
        variables: { a: true },
      },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'two fields in a subscription',
      { query: 'subscription { a: popular { version } b: popular { version } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is an error message, and the end of that id alone', async (_, payload, code) => {
    const client = await visitor();
    client.send({ id: 'e', type: 'subscribe', payload });

    const { payload: errors, ...message } = await client.next();

    expect(message).toEqual({ id: 'e', type: 'error' });
    expect(errors).toMatchObject([{ message: expect.any(String), extensions: { code } }]);
    await roundTrip(client);
    client.subscribe('e', '{ me { name } }');
    expect(await client.next()).toMatchObject({ id: 'e', type: 'next' });
  });

  test('variables and the name of an operation are heard', async () => {
    const client = await visitor();
    const query = 'query one { me { name } } query two($id: ID!) { artwork(id: $id) { title } }';
    client.subscribe('v', query, { operationName: 'two', variables: { id: 'w2' }, extensions: {} });

    expect(await client.next()).toMatchObject({ payload: { data: { artwork: { title: 'Vườn xuân' } } } });
    client.send({
      id: 'n',
      type: 'subscribe',
      payload: { query: '{ me { name } }', operationName: null, variables: null },
    });
    expect(await client.next()).toEqual({ id: 'v', type: 'complete' });
    expect(await client.next()).toMatchObject({ id: 'n', type: 'next' });
  });

  test('a subscription’s states come in order, then its end', async () => {
    const client = await acknowledged();
    client.subscribe('s', watch);
    await open(1);
    for (const version of [1, 2, 3]) states.upstream.say(version);
    states.upstream.end();

    const messages = [await client.next(), await client.next(), await client.next(), await client.next()];

    expect(messages).toEqual([
      ...[1, 2, 3].map((version) => ({ id: 's', type: 'next', payload: state(version) })),
      { id: 's', type: 'complete' },
    ]);
  });

  test('a query is answered beside a subscription, on the same socket, and leaves it be', async () => {
    const client = await acknowledged();
    client.subscribe('s', watch);
    await open(1);
    client.subscribe('q', '{ __typename }');

    expect(await client.next()).toEqual({ id: 'q', type: 'next', payload: { data: { __typename: 'Query' } } });
    expect(await client.next()).toEqual({ id: 'q', type: 'complete' });
    states.upstream.say(4);
    expect(await client.next()).toEqual({ id: 's', type: 'next', payload: state(4) });
    client.send({ id: 's', type: 'complete' });
    await open(0);
  });

  test('a completion by the client ends its subscription upstream, and nothing comes after', async () => {
    const client = await acknowledged();
    client.subscribe('c', watch);
    await open(1);

    client.send({ id: 'c', type: 'complete' });
    await open(0);
    states.upstream.say(1);

    await roundTrip(client);
  });

  test('a completion before the subscription stands ends it all the same', async () => {
    const client = await acknowledged();
    for (let n = 0; n < 20; n++) {
      client.subscribe('c', watch);
      client.send({ id: 'c', type: 'complete' });
    }

    await roundTrip(client);
    await open(0);
    await expect.poll(() => states.gateway.subscriptions.members).toBe(0);
  });

  test('an id that is completed may be used again at once, any number of times', async () => {
    const socket = await raw();
    const say = (message: object) => frameOf(1, JSON.stringify(message));
    const subscribe = say({ id: 'again', type: 'subscribe', payload: { query: watch } });
    const complete = say({ id: 'again', type: 'complete' });
    socket.write(frameOf(1, '{"type":"connection_init"}'));
    expect(await socket.message()).toEqual({ type: 'connection_ack' });
    for (let n = 0; n < 5; n++) {
      socket.write(subscribe);
      await open(1);
      // In one packet: the end of the old one must not be taken for that of the new one.
      socket.write(Buffer.concat([complete, subscribe, complete, subscribe]));
      await expect.poll(() => states.gateway.subscriptions.members).toBe(1);
      await open(1);
      states.upstream.say(n);
      expect(await socket.message()).toEqual({ id: 'again', type: 'next', payload: state(n) });
      socket.write(complete);
      await open(0);
    }
  });

  test('the answer to what was given up is not taken for that of what the id is used for by now', async () => {
    const client = await acknowledged();
    states.upstream.say(1);
    const release = states.upstream.hold();
    client.subscribe('q', '{ old: state { version } }');
    client.send({ id: 'q', type: 'complete' });
    client.subscribe('q', watch);
    await open(1);

    release();
    await roundTrip(client);
    states.upstream.say(2);

    expect(await client.next()).toEqual({ id: 'q', type: 'next', payload: state(2) });
    client.send({ id: 'q', type: 'complete' });
    await open(0);
  });

  test('an id that is in use closes the socket with 4409, and ends what it was used for', async () => {
    const client = await acknowledged();
    client.subscribe('twice', watch);
    await open(1);
    client.subscribe('twice', '{ state { version } }');

    expect(await client.closed).toEqual({ code: 4409, reason: 'Subscriber for twice already exists' });
    await open(0);
  });

  test('a completion of an unknown id is ignored', async () => {
    const client = await acknowledged();
    client.send({ id: 'nothing', type: 'complete' });
    client.send({ id: '__proto__', type: 'complete' });

    await roundTrip(client);
  });

  test('ids are any strings', async () => {
    const client = await acknowledged();
    for (const id of ['__proto__', 'constructor', '"\\\n', 'số 1', '🎨', 'x'.repeat(1_000)]) {
      client.subscribe(id, watch);
      await open(1);
      states.upstream.say(1);
      expect(await client.next()).toEqual({ id, type: 'next', payload: state(1) });
      client.send({ id, type: 'complete' });
      await open(0);
    }
  });

  test('what is being asked is given up when its client has gone', async () => {
    const asked = Promise.withResolvers<void>();
    const givenUp = Promise.withResolvers<void>();
    const silent = await started(
      serve((request, response) => {
        asked.resolve();
        response.on('close', givenUp.resolve);
        request.resume();
      }),
    );
    const people = httpSource<Visitor>({ url: silent.url, timeoutMs: 60_000 });
    const { url } = await started(serveMuseum({ sources: { people } }));
    const client = await started(openAcknowledged(url));
    client.subscribe('1', '{ me { name } }');
    await asked.promise;

    client.socket.terminate();

    await givenUp.promise;
  });

  test('the same id on two sockets is two subscriptions', async () => {
    const [one, two] = [await acknowledged(), await acknowledged()];
    for (const client of [one, two]) client.subscribe('1', watch);
    await open(2);

    one.send({ id: '1', type: 'complete' });
    await open(1);
    states.upstream.say(7);

    expect(await two.next()).toEqual({ id: '1', type: 'next', payload: state(7) });
    await roundTrip(one);
  });

  test('many operations run side by side, and each is answered under its id', async () => {
    const client = await visitor();
    const ids = Array.from({ length: 60 }, (_, n) => `${n}`);
    for (const id of ids) {
      const query = Number(id) % 3 ? `{ a${id}: me { name } }` : `subscription { a${id}: popular { version } }`;
      client.subscribe(id, query);
    }

    const answered = new Map<string, unknown>();
    while (answered.size < ids.length) {
      const { id, type, payload } = await client.next();
      if (type === 'next') answered.set(id!, Object.keys((payload as { data: object }).data)[0]);
    }

    expect([...answered].every(([id, field]) => field === `a${id}`)).toBe(true);
    for (const id of ids) client.send({ id, type: 'complete' });
    await expect.poll(() => museum.museum.watching()).toBe(0);
  });

  test('one connection may have a hundred open; the next is refused and the others go on', async () => {
    const client = await acknowledged();
    for (let n = 0; n < 100; n++) client.subscribe(`${n}`, watch);
    await open(100);
    client.subscribe('more', watch);

    expect(await client.next()).toMatchObject({
      id: 'more',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }],
    });
    client.send({ id: '0', type: 'complete' });
    client.subscribe('more', watch);
    await expect.poll(() => [...states.upstream.open].length).toBe(100);
  });
});

test('the libraries that browsers have agree: a client of the standard API gets its states', async () => {
  // Node's own WebSocket is the browser's.
  const socket = new WebSocket(states.url.replace('http', 'ws'), 'graphql-transport-ws');
  const messages: unknown[] = [];
  socket.onmessage = ({ data }) => messages.push(JSON.parse(String(data)));
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  socket.send('{"type":"connection_init"}');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: watch } }));
  await expect.poll(() => messages).toEqual([{ type: 'connection_ack' }]);
  await open(1);

  states.upstream.say(5);

  await expect.poll(() => messages.at(-1)).toEqual({ id: '1', type: 'next', payload: state(5) });
  socket.close();
  await open(0);
});

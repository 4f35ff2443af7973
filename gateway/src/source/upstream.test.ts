import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type HttpSourceOptions, httpSource } from './http.ts';
import { fetchOf, type SourceResult } from './source.ts';
import { afterwards, ann, callOf, eventsOf, listen, type Person, serve, serveBytes, serveLive } from './testing.ts';

const state = fetchOf('live', 'subscription', 'subscription { state }');
const asking = fetchOf('live', 'subscription', 'subscription { asking }');
const flood = fetchOf('live', 'subscription', 'subscription Flood($events: Int!) { flood(events: $events) }', 'Flood');

describe.each(['ws', 'sse'] as const)('over %s', (protocol) => {
  function sourceOf(url: string, options: Partial<HttpSourceOptions<Person>> = {}) {
    const headers = ({ name }: Person) => ({ authorization: name });
    const source = httpSource<Person>({ url, headers, subscriptions: { protocol }, ...options });
    afterwards(() => source.stop!());
    return source;
  }

  test('events come as they happen, asked for with the headers of who asks', async () => {
    const live = await serveLive();
    const source = sourceOf(live.url);
    const states = await eventsOf(source, state);
    const callers = await eventsOf(source, asking);

    expect(await states.next()).toEqual({ data: { state: 1 } });
    live.change();
    expect(await states.next()).toEqual({ data: { state: 2 } });
    expect(await callers.next()).toEqual({ data: { asking: 'ann' } });
  });

  test('when the subgraph dies and comes back, there is a gap and then its latest state', async () => {
    const live = await serveLive();
    const events = await eventsOf(sourceOf(live.url), state);
    await events.next();

    const waiting = events.next();
    await live.stop();
    live.change();
    await wait(20);
    await live.start();

    expect(await waiting).toEqual({ data: { state: 2 } });
    live.change();
    expect(await events.next()).toEqual({ data: { state: 3 } });
  });

  test('a subgraph that is not there yet is waited for', async () => {
    const live = await serveLive();
    await live.stop();
    const events = await eventsOf(sourceOf(live.url), state);

    const waiting = events.next();
    await wait(20);
    await live.start();

    expect(await waiting).toEqual({ data: { state: 1 } });
  });

  test('a subscription that the subgraph refuses ends with its errors', async () => {
    const live = await serveLive();
    const nothing = fetchOf('live', 'subscription', 'subscription { nothing }');
    const events = await eventsOf(sourceOf(live.url), nothing);

    const result = await events.next();

    expect(result?.errors?.map(({ message }) => message)).toEqual([
      'Cannot query field "nothing" on type "Subscription".',
    ]);
    expect(await events.next()).toBe(undefined);
  });

  test('who is not let in has no session there', async () => {
    const live = await serveLive();
    const source = sourceOf(live.url, { headers: () => ({ authorization: 'stranger' }) });
    const events = await eventsOf(source, state);

    await expect(events.next()).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(await events.next()).toBe(undefined);
  });

  test('a subscription that the subgraph ends is over', async () => {
    const live = await serveLive();
    const events = await eventsOf(sourceOf(live.url), flood, '{"events":2}');

    const texts = [await events.next(), await events.next()].map((event) => String(event?.data?.flood).slice(0, 2));

    expect([texts, await events.next()]).toEqual([['0 ', '1 '], undefined]);
  });

  test('closing releases everything, even while the next event is awaited', async () => {
    const live = await serveLive();
    const events = await eventsOf(sourceOf(live.url), state);
    await events.next();
    expect(live.watching).toBe(1);

    const waiting = events.next();
    await events.close();

    expect(await waiting).toBe(undefined);
    await vi.waitFor(() => expect([live.watching, live.connections()]).toEqual([0, 0]));
  });

  test('closing does not wait for a subgraph that is down, or that says nothing', async () => {
    const silent = await serveBytes(() => {});
    const live = await serveLive();
    await live.stop();
    for (const url of [silent, live.url]) {
      const events = await eventsOf(sourceOf(url), state);

      const waiting = events.next();
      await wait(20);
      await events.close();

      expect(await waiting).toBe(undefined);
    }
  });

  test('stopping the source ends its subscriptions', async () => {
    const live = await serveLive();
    const source = sourceOf(live.url);
    const events = await eventsOf(source, state);
    await events.next();

    const waiting = events.next();
    await source.stop!();

    expect(await waiting).toBe(undefined);
    await vi.waitFor(() => expect(live.watching).toBe(0));
  });

  test('when the rights of who asks change, the subgraph is asked again under those of now', async () => {
    const live = await serveLive();
    let now = ann;
    const events = await eventsOf(sourceOf(live.url), asking, '{}', async () => now);
    expect(await events.next()).toEqual({ data: { asking: 'ann' } });

    now = { name: 'ann, now a curator' };
    live.change();

    expect(await events.next()).toEqual({ data: { asking: 'ann, now a curator' } });
    await vi.waitFor(() => expect(live.watching).toBe(1));
  });

  test('once nobody is asking any more, nothing is delivered and the subgraph is left', async () => {
    const live = await serveLive();
    const callers = [ann, null];
    const events = await eventsOf(sourceOf(live.url), state, '{}', async () => callers.shift() ?? null);
    await events.next();

    live.change();

    expect(await events.next()).toBe(undefined);
    await vi.waitFor(() => expect(live.watching).toBe(0));
  });

  test('nobody is asking when the subgraph is back: it is not asked', async () => {
    const live = await serveLive();
    const callers = [ann, null];
    const events = await eventsOf(sourceOf(live.url), state, '{}', async () => callers.shift() ?? null);
    await events.next();

    const waiting = events.next();
    await live.stop();
    await live.start();

    expect([await waiting, live.watching]).toEqual([undefined, 0]);
  });

  test('who is slow slows the subgraph down, and misses nothing', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, n) => n);
    const live = await serveLive();
    const slow = await eventsOf(sourceOf(live.url), flood, `{"events":${numbers.length}}`);
    const number = (event: SourceResult | undefined) => Number.parseInt(String(event?.data?.flood), 10);

    const received = [number(await slow.next())];
    let written = 0;
    while (live.bytesWritten() > written) {
      written = live.bytesWritten();
      await wait(50);
    }
    for (let event = await slow.next(); event; event = await slow.next()) received.push(number(event));

    // Of 30 MB: what the sockets' own buffers hold, and no more.
    expect(written).toBeLessThan(15_000_000);
    expect(received).toEqual(numbers);
  });

  test('an event that is too large ends the subscription, and says so', async () => {
    const live = await serveLive();
    const events = await eventsOf(sourceOf(live.url, { maxBytes: 500 }), flood, '{"events":2}');

    await expect(events.next()).rejects.toThrow(`${live.url} sent an event of more than 500`);
    expect(await events.next()).toBe(undefined);
  });

  test('headers that are none end the subscription, and the process goes on', async () => {
    const live = await serveLive();
    const source = sourceOf(live.url, { headers: () => ({ authorization: 'two\nlines' }) });

    await expect((await eventsOf(source, state)).next()).rejects.toThrow(/invalid/i);
  });

  test('headers that cannot be made for now are made later', async () => {
    const live = await serveLive();
    let failures = 1;
    const headers = async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('no key yet');
      return { authorization: 'ann' };
    };

    expect(await (await eventsOf(sourceOf(live.url, { headers }), state)).next()).toEqual({ data: { state: 1 } });
  });

  test('who the caller is cannot be told: that fails the subscription', async () => {
    const live = await serveLive();
    const events = await eventsOf(sourceOf(live.url), state, '{}', async () => {
      throw new Error('no answer');
    });

    await expect(events.next()).rejects.toThrow('no answer');
    await vi.waitFor(() => expect(live.watching).toBe(0));
  });

  test('subscriptions may have a URL of their own', async () => {
    const live = await serveLive();
    const source = sourceOf('http://127.0.0.1:1/graphql', { subscriptions: { protocol, url: live.url } });

    expect(await (await eventsOf(source, state)).next()).toEqual({ data: { state: 1 } });
  });

  test('a loss is logged once and so is the return', async () => {
    const live = await serveLive();
    await live.stop();
    const lines: string[] = [];
    const note = (_: object, message: string) => void lines.push(message);
    const log = { debug: note, info: note, warn: note, error: note };
    const source = sourceOf(live.url);
    const events = (await source.subscribe(
      state,
      '{}',
      { ...callOf(), log },
      async () => ann,
    )) as AsyncIterableIterator<unknown>;

    const waiting = events.next();
    await wait(800);
    await live.start();
    await waiting;
    await events.return!();

    expect(lines).toEqual(['subscription to a subgraph lost, trying again', 'subscription to a subgraph is back']);
  });
});

describe('over ws', () => {
  /** Speaks the protocol by hand: the first connection is treated as told, the others are acknowledged and sent an event. */
  async function serveSocket(first: (socket: WebSocket) => void) {
    const server = createServer();
    const seen = { connections: 0, url: '' };
    new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' }).on('connection', (socket) => {
      seen.connections += 1;
      const told = seen.connections === 1;
      socket.on('message', (data) => {
        const { type, id } = JSON.parse(String(data));
        if (told) return type === 'subscribe' || type === 'connection_init' ? first(socket) : undefined;
        if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
        if (type === 'subscribe') socket.send(JSON.stringify({ type: 'next', id, payload: { data: { state: 7 } } }));
      });
    });
    const { port } = await listen(server);
    seen.url = `http://127.0.0.1:${port}/graphql`;
    return seen;
  }

  test.each<[string, (socket: WebSocket) => void]>([
    ['closes as if all was well', (socket) => socket.close(1000)],
    ['restarts', (socket) => socket.close(1012)],
    ['breaks down', (socket) => socket.terminate()],
    ['sends what is no message', (socket) => socket.send('rubbish')],
    [
      'does not want the caller any longer',
      (socket) => {
        socket.send('{"type":"connection_ack"}');
        setTimeout(() => socket.close(4403), 5);
      },
    ],
  ])('a subgraph that %s is asked again', async (_, first) => {
    const subgraph = await serveSocket(first);
    const source = httpSource<Person>({ url: subgraph.url });
    afterwards(() => source.stop!());

    expect(await (await eventsOf(source, state)).next()).toEqual({ data: { state: 7 } });
    expect(subgraph.connections).toBe(2);
  });

  test('a subgraph that closes for good, with a bad request, is not asked again', async () => {
    const subgraph = await serveSocket((socket) => socket.close(4400, 'bad'));
    const source = httpSource<Person>({ url: subgraph.url });
    afterwards(() => source.stop!());

    await expect((await eventsOf(source, state)).next()).rejects.toThrow('closed the connection: 4400 bad');
    await wait(500);
    expect(subgraph.connections).toBe(1);
  });

  test.each([
    [401, { extensions: { code: 'UNAUTHENTICATED' } }],
    [403, { extensions: { code: 'UNAUTHENTICATED' } }],
  ])('an upgrade that is answered with %i is a refusal', async (status, error) => {
    const { url } = await serve((_, response) => response.writeHead(status).end());
    const source = httpSource<Person>({ url });
    afterwards(() => source.stop!());

    await expect((await eventsOf(source, state)).next()).rejects.toMatchObject(error);
  });
});

describe('over sse', () => {
  async function firstOf(answer: (response: ServerResponse) => void) {
    let asked = 0;
    const { url } = await serve((_, response) => {
      asked += 1;
      if (asked === 1) return answer(response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: next\ndata: {"data":{"state":7}}\n\n');
    });
    const source = httpSource<Person>({ url, subscriptions: { protocol: 'sse' } });
    afterwards(() => source.stop!());
    return { url, first: (await eventsOf(source, state)).next(), asked: () => asked };
  }

  test.each<[string, (response: ServerResponse) => void]>([
    ['is unavailable', (response) => response.writeHead(503).end('later')],
    ['has too much to do', (response) => response.writeHead(429).end('later')],
    ['ends the stream too early', (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end()],
    [
      'sends an event that is no result',
      (response) =>
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: next\ndata: rubbish\n\n'),
    ],
  ])('a subgraph that %s is asked again', async (_, answer) => {
    const { first, asked } = await firstOf(answer);

    expect([await first, asked()]).toEqual([{ data: { state: 7 } }, 2]);
  });

  test('a subgraph that knows of no such thing is not asked again', async () => {
    const { url, first, asked } = await firstOf((response) => response.writeHead(404).end('not here'));

    await expect(first).rejects.toThrow(`${url} answered 404 without a stream of events`);
    expect(asked()).toBe(1);
  });

  test('a result in place of a stream is the only event', async () => {
    const { first, asked } = await firstOf((response) => response.writeHead(500).end('{"errors":[{"message":"no"}]}'));

    expect([await first, asked()]).toEqual([{ errors: [{ message: 'no' }] }, 1]);
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

/** Who is being seen to, the most that ever were at once, and whom everybody waits for. */
const seen = { now: 0, most: 0, gate: Promise.resolve() };

const museum = await serveMuseum({
  async context({ headers }) {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    if (headers['x-gate']) await seen.gate;
    else await wait(1);
    seen.now -= 1;
    return {};
  },
});
afterAll(museum.stop);
beforeEach(() => void Object.assign(seen, { most: 0 }));

function requestOf(name: string, more = ''): string {
  const body = JSON.stringify({ query: `{ ${name}: __typename }` });
  return `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
}

/** A connection that keeps what it hears until that is `enough`. */
function open() {
  const { hostname, port } = new URL(museum.url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  return {
    socket,
    async until(enough: (heard: string) => boolean) {
      while (!enough(heard)) await once(socket, 'data');
      return heard;
    },
  };
}

const statusesOf = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);

test('requests sent at once on one connection are seen to one after the other, and answered in their order', async () => {
  const { socket, until } = open();
  const names = Array.from({ length: 20 }, (_, n) => `a${n}`);
  socket.write(names.map((name) => requestOf(name)).join(''));
  const heard = await until((heard) => heard.includes('"a19"'));
  socket.destroy();

  expect([...heard.matchAll(/"(a\d+)":"Query"/g)].map(([, name]) => name)).toEqual(names);
  expect(seen.most).toBe(1);
});

test('while the first waits, a hundred more may, the others are refused in their turn, and nobody else is held up', async () => {
  let release = () => {};
  seen.gate = new Promise((resolve) => {
    release = resolve;
  });
  const { socket, until } = open();
  socket.write(requestOf('first', 'x-gate: yes\r\n') + requestOf('more').repeat(150));
  while (seen.now === 0) await wait(1);
  expect((await museum.post({ query: '{ __typename }' })).status).toBe(200);
  release();
  const heard = await until((heard) => statusesOf(heard).length === 151);
  socket.destroy();

  expect(statusesOf(heard)).toEqual([...Array(101).fill('200'), ...Array(50).fill('503')]);
});

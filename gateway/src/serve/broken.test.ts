import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

const museum = await serveMuseum();
afterAll(museum.stop);

function open() {
  const { hostname, port } = new URL(museum.url);
  return connect(Number(port), hostname).on('error', () => {});
}

test('what is no HTTP is refused once, a moment later, and the connection closed', async () => {
  const socket = open();
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  const began = performance.now();
  socket.write('\x16\x03\x01 hello\r\n\r\nhello\r\n\r\n');
  await once(socket, 'close');

  expect(heard).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  expect(performance.now() - began).toBeGreaterThanOrEqual(29);
});

test('an answer that is under way is cut off rather than mixed with a refusal', async () => {
  const socket = open();
  const body = JSON.stringify({ query: 'subscription { popular { version } }' });
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  socket.write(head + body);
  while (!heard.includes('HTTP/1.1 200')) await once(socket, 'data');
  socket.write('hello\r\n\r\n');
  await once(socket, 'close');

  expect(heard).not.toContain('400');
});

test('whoever hangs up before hearing it harms nobody', async () => {
  const socket = open();
  socket.write('hello\r\n\r\n');
  await wait(5);
  socket.destroy();
  await wait(40);

  expect((await museum.post({ query: '{ __typename }' })).status).toBe(200);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReading } from '../subscribe/reading.ts';
import { createPace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pace of 100 messages a second, 20 of them at once. */
function setUp() {
  const source = { paused: false };
  const reading = createReading({
    pause: () => {
      source.paused = true;
    },
    resume: () => {
      source.paused = false;
    },
  });
  return { source, reading, pace: createPace(reading, 100) };
}

function send({ pace }: ReturnType<typeof setUp>, times: number) {
  for (let n = 0; n < times; n++) pace.count();
}

test('a few messages at once are read, the next one is waited for', () => {
  const socket = setUp();

  send(socket, 20);
  expect(socket.source.paused).toBe(false);
  send(socket, 1);
  expect(socket.source.paused).toBe(true);
  vi.advanceTimersByTime(11);
  expect(socket.source.paused).toBe(false);
});

test('what was read at once is waited for as long as it is worth', () => {
  const socket = setUp();

  send(socket, 520);
  vi.advanceTimersByTime(4_999);
  expect(socket.source.paused).toBe(true);
  vi.advanceTimersByTime(2);
  expect(socket.source.paused).toBe(false);
  send(socket, 1);
  expect(socket.source.paused).toBe(true);
});

test('a large message and one that is refused are worth several', () => {
  const [large, refused] = [setUp(), setUp()];

  large.pace.count(250_000);
  refused.pace.countRefused();
  expect([large.source.paused, refused.source.paused]).toEqual([true, true]);
  vi.advanceTimersByTime(61);
  expect([large.source.paused, refused.source.paused]).toEqual([false, true]);
  vi.advanceTimersByTime(740);
  expect(refused.source.paused).toBe(false);
});

test('a steady pace within the limit is never waited for', () => {
  const socket = setUp();

  for (let n = 0; n < 1_000; n++) {
    vi.advanceTimersByTime(10);
    send(socket, 1);
    expect(socket.source.paused).toBe(false);
  }
});

test('a socket that is held for another reason as well is read when neither holds it', () => {
  const socket = setUp();
  send(socket, 21);
  socket.reading.hold('slow');

  vi.advanceTimersByTime(1_000);
  expect(socket.source.paused).toBe(true);
  socket.reading.release('slow');
  expect(socket.source.paused).toBe(false);
});

test('who has gone is not read again', () => {
  const socket = setUp();
  send(socket, 21);
  socket.pace.stop();

  vi.advanceTimersByTime(60_000);
  expect(socket.source.paused).toBe(true);
});

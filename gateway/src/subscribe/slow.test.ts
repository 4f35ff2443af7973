import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openAcknowledged, type TestSocket } from '../testing/socket.ts';
import { serveStates } from '../testing/states.ts';

const toStop: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  while (toStop.length > 0) await toStop.pop()?.stop();
});

async function started<Stoppable extends { stop(): Promise<unknown> }>(starting: Promise<Stoppable>) {
  const one = await starting;
  toStop.push(one);
  return one;
}

const everyone = { scope: () => 'everyone' };
const query = 'subscription { state { version text } }';

// More than any kernel keeps for two ends of a connection.
const large = 'x'.repeat(400_000);
const count = 60;

/** One who watches and one who does not read from now on. */
async function watchers({ url, gateway }: Awaited<ReturnType<typeof serveStates>>) {
  const quick = await started(openAcknowledged(url));
  const slow = await started(openAcknowledged(url));
  for (const socket of [quick, slow]) socket.subscribe('1', query);
  await expect.poll(() => gateway.subscriptions.members).toBe(2);
  slow.socket.pause();
  return { quick, slow };
}

async function versionOf(socket: TestSocket): Promise<number> {
  const { payload } = (await socket.next()) as { payload: { data: { state: { version: number } } } };
  return payload.data.state.version;
}

async function upTo(last: number, socket: TestSocket): Promise<number[]> {
  const seen = [await versionOf(socket)];
  while (seen.at(-1) !== last) seen.push(await versionOf(socket));
  return seen;
}

const range = Array.from({ length: count }, (_, n) => n + 1);

test('a socket that does not read gets the latest state when it has caught up; others are told everything meanwhile', async () => {
  const states = await started(serveStates(everyone));
  const { quick, slow } = await watchers(states);
  for (const version of range) {
    states.upstream.say(version, large);
    expect(await versionOf(quick)).toBe(version);
  }
  expect(states.gateway.subscriptions.conflated).toBeGreaterThan(0);

  slow.socket.resume();
  const seen = await upTo(count, slow);

  expect(seen.length).toBe(count - states.gateway.subscriptions.conflated);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  states.upstream.say(count + 1);
  expect([await versionOf(quick), await versionOf(slow)]).toEqual([count + 1, count + 1]);
});

test('the last state is there before the end, even for whoever does not read', async () => {
  const states = await started(serveStates(everyone));
  const { quick, slow } = await watchers(states);
  for (const version of range) {
    states.upstream.say(version, large);
    await versionOf(quick);
  }

  states.upstream.end();
  expect(await quick.next()).toEqual({ id: '1', type: 'complete' });
  slow.socket.resume();

  expect((await upTo(count, slow)).length).toBeLessThan(count);
  expect(await slow.next()).toEqual({ id: '1', type: 'complete' });
});

test('whoever leaves while slow is not told any more', async () => {
  const states = await started(serveStates(everyone));
  const { quick, slow } = await watchers(states);
  slow.subscribe('2', query);
  await expect.poll(() => states.gateway.subscriptions.members).toBe(3);
  slow.send({ id: '1', type: 'complete' });
  await expect.poll(() => states.gateway.subscriptions.members).toBe(2);
  for (const version of range) {
    states.upstream.say(version, large);
    await versionOf(quick);
  }

  slow.socket.resume();

  for (let version = 0; version < count; ) {
    const { id, payload } = (await slow.next()) as { id: string; payload: { data: { state: { version: number } } } };
    expect(id).toBe('2');
    ({ version } = payload.data.state);
  }
});

test('alone, a socket that does not read holds its subgraph back and misses nothing', async () => {
  const states = await started(serveStates());
  const { quick, slow } = await watchers(states);
  for (const version of range) {
    states.upstream.say(version, large);
    expect(await versionOf(quick)).toBe(version);
  }

  slow.socket.resume();

  expect(await upTo(count, slow)).toEqual(range);
  expect(states.gateway.subscriptions.conflated).toBe(0);
});

test('a socket that does not catch up is closed with 1013, and one that never reads is gone all the same', async () => {
  const states = await started(serveStates({ ...everyone, slow: { patienceMs: 500 } }));
  const { quick, slow } = await watchers(states);
  const never = await started(openAcknowledged(states.url));
  never.subscribe('1', query);
  await expect.poll(() => states.gateway.subscriptions.members).toBe(3);
  never.socket.pause();
  for (const version of range) {
    states.upstream.say(version, large);
    await versionOf(quick);
  }

  await expect.poll(() => states.gateway.subscriptions.tooSlow, { timeout: 5_000 }).toBe(2);
  slow.socket.resume();

  expect(await slow.closed).toEqual({ code: 1013, reason: 'Too slow' });
  await expect.poll(() => states.gateway.subscriptions.members, { timeout: 5_000 }).toBe(1);
  states.upstream.say(count + 1);
  expect(await versionOf(quick)).toBe(count + 1);
});

test('whoever asks and does not read the answers is not read either, then closed', async () => {
  const states = await started(serveStates({ ...everyone, slow: { patienceMs: 500 } }));
  const quick = await started(openAcknowledged(states.url));
  const slow = await started(openAcknowledged(states.url));
  states.upstream.say(1, large);
  slow.socket.pause();
  const before = process.memoryUsage().external;

  for (let n = 0; n < 2_000; n++) {
    slow.subscribe(`${n}`, '{ state { text } }');
    if (n % 50 === 0) await wait(1);
  }
  await expect.poll(() => states.gateway.subscriptions.tooSlow, { timeout: 5_000 }).toBe(1);

  expect(process.memoryUsage().external - before).toBeLessThan(2_000 * large.length * 0.1);
  quick.subscribe('1', '{ state { version } }');
  expect(await quick.next()).toMatchObject({ payload: { data: { state: { version: 1 } } } });
});

import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createAside } from './aside.ts';
import { createGate } from './gate.ts';

function setUp(options = {}, work = () => {}) {
  const gate = createGate(10, 10);
  const aside = createAside(gate, options);
  const begun: string[] = [];
  const stopped: string[] = [];
  const put = (name: string) =>
    aside(() => {
      begun.push(name);
      work();
      return () => void stopped.push(name);
    });
  return { gate, put, begun, stopped };
}

test('where nothing runs one starts each turn, in the order of their coming', async () => {
  const { put, begun } = setUp();
  for (const name of ['a', 'b', 'c']) put(name);

  expect(begun).toEqual([]);
  await turn();
  expect(begun).toEqual(['a']);
  await turn();
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('where something runs they wait until the last of it has left', async () => {
  const { gate, put, begun } = setUp({ patienceMs: 60_000 });
  gate.enterNow();
  gate.enterNow();
  put('a');
  await turn();
  gate.leave();
  await turn();
  expect(begun).toEqual([]);
  gate.leave();
  await turn();

  expect(begun).toEqual(['a']);
});

test('they start after a moment, whatever runs', async () => {
  const { gate, put, begun } = setUp();
  gate.enterNow();
  put('a');
  put('b');

  await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
});

test('who is given up never starts, and is stopped if it has', async () => {
  const { put, begun, stopped } = setUp();
  const [a, b] = [put('a'), put('b')];
  b!(new Error('gone'));
  await turn();
  await turn();
  a!(new Error('gone'));

  expect({ begun, stopped }).toEqual({ begun: ['a'], stopped: ['a'] });
});

test('what took long is followed by a rest as long', async () => {
  const clock = { now: 0, takes: 2 };
  const { put, begun } = setUp({ now: () => clock.now }, () => {
    clock.now += clock.takes;
  });
  put('a');
  put('b');
  await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
  clock.takes = 3_600_000;
  put('c');
  put('d');
  await vi.waitFor(() => expect(begun).toEqual(['a', 'b', 'c']));
  for (let n = 0; n < 10; n++) await turn();

  expect(begun).toEqual(['a', 'b', 'c']);
});

test('only so many wait', async () => {
  const { put, begun } = setUp({ most: 2 });
  const taken = ['a', 'b', 'c'].map((name) => put(name) !== undefined);
  await turn();
  await turn();
  await turn();

  expect({ taken, begun }).toEqual({ taken: [true, true, false], begun: ['a', 'b'] });
});

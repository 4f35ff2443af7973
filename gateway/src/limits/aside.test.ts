import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createAside } from './aside.ts';
import { createGate } from './gate.ts';

function setUp(options = {}) {
  const gate = createGate(10, 10);
  const aside = createAside(gate, options);
  const begun: string[] = [];
  const stopped: string[] = [];
  const put = (name: string) =>
    aside(() => {
      begun.push(name);
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

test('only so many wait', async () => {
  const { put, begun } = setUp({ most: 2 });
  const taken = ['a', 'b', 'c'].map((name) => put(name) !== undefined);
  await turn();
  await turn();
  await turn();

  expect({ taken, begun }).toEqual({ taken: [true, true, false], begun: ['a', 'b'] });
});

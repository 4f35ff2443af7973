import { expect, it } from 'vitest';
import { Slices } from './slices.ts';

/** Slices whose every batch takes two milliseconds, and the pauses between them. */
function slow() {
  const done: number[] = [];
  const batches: number[] = [];
  const pauses: (() => void)[] = [];
  let now = 0;
  const slices = new Slices<number>(
    (items) => {
      done.push(...items);
      batches.push(items.length);
      now += 2;
    },
    (go) => pauses.push(go),
    () => now,
  );
  const addUpTo = (end: number) => {
    for (const item of upTo(end)) slices.add(item);
    slices.begin();
  };
  return { slices, addUpTo, done, batches, goOn: () => pauses.shift()?.(), pauses };
}
const upTo = (end: number) => Array.from({ length: end }, (_, n) => n);

it('does a few milliseconds of work at a time, several at once, and all of it in the end', () => {
  const { addUpTo, done, batches, goOn, pauses } = slow();
  addUpTo(36);
  expect(done).toEqual([]);
  goOn();
  expect(done).toEqual(upTo(16));
  goOn();
  goOn();
  expect(done).toEqual(upTo(36));
  expect(batches).toEqual([8, 8, 8, 8, 4]);
  expect(pauses).toEqual([]);
});

it('lets everyone have a turn, however often the first come again', () => {
  const { addUpTo, done, goOn } = slow();
  addUpTo(20);
  goOn();
  addUpTo(20);
  goOn();
  expect(done).toEqual([...upTo(20), ...upTo(12)]);
});

it('does at once whatever waits when there is no time to wait, and nothing twice', () => {
  const { slices, addUpTo, done, batches, goOn } = slow();
  addUpTo(20);
  slices.finish();
  expect([done, batches]).toEqual([upTo(20), [20]]);
  goOn();
  slices.finish();
  expect(done).toEqual(upTo(20));
});

it('does nothing more once stopped', () => {
  const { slices, addUpTo, done, goOn } = slow();
  addUpTo(3);
  slices.stop();
  goOn();
  expect(done).toEqual([]);
});

import { expect, it } from 'vitest';
import { Slices } from './slices.ts';

/** Slices whose every piece of work takes two milliseconds, and the pauses between them. */
function slow() {
  const done: string[] = [];
  const pauses: (() => void)[] = [];
  let now = 0;
  const slices = new Slices<string>(
    (item) => {
      done.push(item);
      now += 2;
    },
    (go) => pauses.push(go),
    () => now,
  );
  return { slices, done, goOn: () => pauses.shift()?.(), pauses };
}

it('does a few milliseconds of work at a time, and all of it in the end', () => {
  const { slices, done, goOn, pauses } = slow();
  for (const item of 'abcde') slices.add(item);
  expect(done).toEqual([]);
  goOn();
  expect(done).toEqual(['a', 'b']);
  goOn();
  goOn();
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(pauses).toEqual([]);
});

it('lets everyone have a turn, however often the first come again', () => {
  const { slices, done, goOn } = slow();
  for (const item of 'abc') slices.add(item);
  goOn();
  for (const item of 'abc') slices.add(item);
  goOn();
  goOn();
  expect(done).toEqual(['a', 'b', 'c', 'a', 'b']);
});

it('does nothing more once stopped', () => {
  const { slices, done, goOn } = slow();
  slices.add('a');
  slices.stop();
  goOn();
  expect(done).toEqual([]);
});

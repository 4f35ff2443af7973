import { expect, it } from 'vitest';
import { along, axisOf, drawnOn, growingAxis, ticksOf } from './axis.ts';
import { entryOf } from './testing.ts';

it('fits whole points around all that is drawn', () => {
  expect(axisOf([8.62, 5.1, 8.8, null])).toEqual({ from: 5, to: 9 });
  expect(axisOf([7, 7.5])).toEqual({ from: 7, to: 9 });
});

it('stays on the scale, however wide an interval is', () => {
  expect(axisOf([-0.4, 10.6])).toEqual({ from: 0, to: 10 });
  expect(axisOf([9.8, 10.4])).toEqual({ from: 8, to: 10 });
  expect(axisOf([10.2, 10.4])).toEqual({ from: 8, to: 10 });
  expect(axisOf([-3, -2])).toEqual({ from: 0, to: 2 });
  expect(axisOf([null])).toEqual({ from: 0, to: 10 });
});

it('keeps still while what is drawn lies within it, grows for what does not, and never shrinks', () => {
  const axis = growingAxis();
  const drawn = [[5.2, 8.6], [6.4, 7.1], [4.9, 8.2], [null], [9.3], [5.2, 8.6]].map((values) => axis(values));
  expect(drawn).toEqual([
    { from: 5, to: 9 },
    { from: 5, to: 9 },
    { from: 4, to: 9 },
    { from: 4, to: 9 },
    { from: 4, to: 10 },
    { from: 4, to: 10 },
  ]);
});

it('begins anew for something else', () => {
  const axis = growingAxis();
  expect([axis([2, 9], 'a,b'), axis([5, 7], 'a,b'), axis([5, 7], 'a,c')]).toEqual([
    { from: 2, to: 9 },
    { from: 2, to: 9 },
    { from: 5, to: 7 },
  ]);
});

it('is not held wide by a board on which nothing was drawn yet', () => {
  const axis = growingAxis();
  expect([axis([]), axis([5.2, 8.6])]).toEqual([
    { from: 0, to: 10 },
    { from: 5, to: 9 },
  ]);
});

it('draws all that is ranked of a board, and of no other row', () => {
  const rows = [entryOf('a', { adjustedLow: 7, adjustedHigh: 9 }), entryOf('b', { rank: null, rawMean: 2 })];
  expect(drawnOn(rows)).toEqual([8, 8, 7, 9]);
});

it('puts a value in its place, and at the end when it lies outside', () => {
  const axis = { from: 5, to: 9 };
  expect([5, 7, 8.348, 9, 9.4, 3].map((value) => along(axis, value))).toEqual([0, 50, 83.7, 100, 100, 0]);
});

it('writes each point of a short axis and every second of a long one', () => {
  expect(ticksOf({ from: 5, to: 9 })).toEqual({ step: 1, ticks: [5, 6, 7, 8, 9] });
  expect(ticksOf({ from: 1, to: 10 })).toEqual({ step: 2, ticks: [1, 3, 5, 7, 9] });
});

import { expect, it } from 'vitest';
import { along, axisOf, ticksOf } from './axis.ts';

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

it('puts a value in its place, and at the end when it lies outside', () => {
  const axis = { from: 5, to: 9 };
  expect([5, 7, 8.348, 9, 9.4, 3].map((value) => along(axis, value))).toEqual([0, 50, 83.7, 100, 100, 0]);
});

it('writes each point of a short axis and every second of a long one', () => {
  expect(ticksOf({ from: 5, to: 9 })).toEqual({ step: 1, ticks: [5, 6, 7, 8, 9] });
  expect(ticksOf({ from: 1, to: 10 })).toEqual({ step: 2, ticks: [1, 3, 5, 7, 9] });
});

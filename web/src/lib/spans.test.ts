import { expect, it } from 'vitest';
import { exactly, exactTime, roughly, waited } from './spans.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it('says a span in its largest unit', () => {
  expect(roughly(6 * day + 5 * hour)).toBe('6 ngày');
  expect(roughly(2 * hour + 59 * minute)).toBe('2 giờ');
  expect(roughly(5 * minute)).toBe('5 phút');
  expect(roughly(-5)).toBe('0 phút');
});

it('counts waiting from a minute on', () => {
  expect([0, 5 * minute].map(waited)).toEqual(['1 phút', '5 phút']);
});

it('says a span in its two largest units, and leaves out what is nothing', () => {
  expect(exactly(12 * day + 6 * hour + 40 * minute)).toBe('12 ngày 6 giờ');
  expect(exactly(2 * day + 20 * minute)).toBe('2 ngày');
  expect(exactly(3 * hour + 20 * minute)).toBe('3 giờ 20 phút');
  expect(exactly(20 * minute)).toBe('20 phút');
});

it('tells a time in Vietnam to the second', () => {
  expect(exactTime('2027-06-18T10:41:08Z')).toBe('17:41:08');
});

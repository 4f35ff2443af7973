import { expect, it } from 'vitest';
import { isSoon } from './soon.ts';

it('marks a deadline in its last three days only', () => {
  const due = '2027-06-30T17:00:00Z';
  const at = (instant: string) => isSoon(due, Date.parse(instant));
  expect(at('2027-06-27T16:59:59Z')).toBe(false);
  expect(at('2027-06-27T17:00:00Z')).toBe(true);
  expect(at('2027-06-30T16:59:59Z')).toBe(true);
  expect(at('2027-06-30T17:00:00Z')).toBe(false);
});

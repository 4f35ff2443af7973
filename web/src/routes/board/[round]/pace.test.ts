import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows the first at once and the last always, and skips what nobody could follow', () => {
  const shown: number[] = [];
  const pace = new Pace<number>(300, (value) => shown.push(value));
  for (let n = 1; n <= 5; n++) pace.offer(n);
  expect(shown).toEqual([1]);
  vi.advanceTimersByTime(300);
  expect(shown).toEqual([1, 5]);
  vi.advanceTimersByTime(300);
  pace.offer(6);
  expect(shown).toEqual([1, 5, 6]);
});

it('shows nothing once stopped', () => {
  const shown: number[] = [];
  const pace = new Pace<number>(300, (value) => shown.push(value));
  pace.offer(1);
  pace.offer(2);
  pace.stop();
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([1]);
});

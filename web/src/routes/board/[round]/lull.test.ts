import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lull } from './lull.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How often it ran, by the time. */
function counted() {
  const ran: number[] = [];
  const began = Date.now();
  const lull = new Lull(1_500, 10_000, () => ran.push(Date.now() - began));
  return { lull, ran };
}

it('runs once after many requests, when nothing more was asked for a while', () => {
  const { lull, ran } = counted();
  for (let n = 0; n < 5; n++) {
    lull.ask();
    vi.advanceTimersByTime(100);
  }
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(ran).toEqual([1_900]);
});

it('does not wait for ever where requests never end', () => {
  const { lull, ran } = counted();
  for (let at = 0; at < 25_000; at += 100) {
    lull.ask();
    vi.advanceTimersByTime(100);
  }
  expect(ran).toEqual([10_000, 20_000]);
});

it('does not run once stopped', () => {
  const { lull, ran } = counted();
  lull.ask();
  lull.stop();
  vi.advanceTimersByTime(60_000);
  expect(ran).toEqual([]);
});

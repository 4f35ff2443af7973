import { expect, test } from 'vitest';
import { rank } from './rank.ts';
import { inputOf, simulatedRound } from './round.testing.ts';
import { stability } from './stability.ts';

test('a refit without each rater says who holds the top up', () => {
  const input = inputOf(simulatedRound({ items: 25, raters: 8, seed: 93 }).reviews, 'crossed-cre-map-1', 3);
  const topOf = (reviews: typeof input.reviews) => {
    const { items } = rank({ ...input, reviews });
    return items.slice(0, 3).map((item) => item.item);
  };
  const told: number[] = [];

  const { refits, stableTop, swings } = stability(input, (done) => told.push(done));

  const top = topOf(input.reviews);
  const raters = [...new Set(input.reviews.map((review) => review.rater))].sort();
  const expected = raters.flatMap((rater) => {
    const without = topOf(input.reviews.filter((review) => review.rater !== rater));
    const enters = without.filter((item) => !top.includes(item)).sort();
    const leaves = top.filter((item) => !without.includes(item)).sort();
    return enters.length ? [{ rater, enters, leaves }] : [];
  });
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(8);
  expect(swings).toEqual(expected);
  expect({ refits, stableTop }).toEqual({ refits: 8, stableTop: 8 - expected.length });
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

import { expect, test } from 'vitest';
import { fitCrossed } from './crossed.ts';
import { crossingOf } from './crossing.ts';
import { rank } from './rank.ts';
import { inputOf, simulatedRound } from './round.testing.ts';
import { plainModel } from './solve.ts';

test.each([51, 52, 53, 54])('a fit from elsewhere ends where the cold one ends: seed %i', (seed) => {
  const crossing = crossingOf(inputOf(simulatedRound({ items: 40, raters: 12, seed }).reviews));
  const cold = fitCrossed(crossing);
  const elsewhere = { ...plainModel(12, 0.3, 15), gamma: 0.8 };
  for (let j = 0; j < 12; j++) elsewhere.reliability[j] = 0.5 + (j % 3);

  const warm = fitCrossed(crossing, elsewhere);

  expect([cold.converged, warm.converged]).toEqual([true, true]);
  for (let i = 0; i < crossing.items.length; i++) {
    const [here, there] = [cold, warm].map(({ means }) => means.x[0]! + means.u[i]!) as [number, number];
    expect(Math.abs(here - there) * crossing.unit).toBeLessThan(1e-4);
  }
});

test('spreads average 1, and the fit sees which rater is erratic', () => {
  const { reviews } = simulatedRound({ items: 60, raters: 10, seed: 61 });
  const erratic = reviews.map((review, at) => {
    if (review.rater !== 'r0004') return review;
    return { ...review, values: new Map([...review.values.keys()].map((criterion) => [criterion, at % 2 ? 1 : 10])) };
  });

  const { raters, converged } = rank(inputOf(erratic));

  expect(converged).toBe(true);
  expect(raters.reduce((sum, rater) => sum + rater.spread, 0) / raters.length).toBeCloseTo(1, 3);
  const least = raters.toSorted((a, b) => a.reliability - b.reliability)[0]!;
  expect(least.rater).toBe('r0004');
  expect(least.reliability).toBeLessThan(0.4);
});

test('severities come back: strict is positive', () => {
  const { reviews } = simulatedRound({ items: 60, raters: 10, seed: 62 });
  const stricter = reviews.map((review) => {
    const by = review.rater === 'r0002' ? 4 : 0;
    return { ...review, values: new Map([...review.values].map(([c, value]) => [c, Math.max(1, value - by)])) };
  });
  const severityOf = (input: typeof reviews) => rank(inputOf(input)).raters.find(({ rater }) => rater === 'r0002')!;

  const [before, after] = [severityOf(reviews), severityOf(stricter)];

  expect(after.severity - before.severity).toBeGreaterThan(1.5);
  expect(after.low).toBeLessThan(after.severity);
  expect(after.high).toBeGreaterThan(after.severity);
});

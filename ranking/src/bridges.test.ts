import { expect, test } from 'vitest';
import { bridges, helpfulReviews } from './bridges.ts';
import { fittedAt } from './fit.ts';
import { rank } from './rank.ts';
import { inputOf, simulatedRound, singleInput } from './round.testing.ts';
import type { RankInput } from './types.ts';

const parted: [string, string, number][] = [
  ['a', 'r', 8],
  ['a', 'q', 8],
  ['b', 'r', 7],
  ['c', 'r', 6],
  ['x', 's', 3],
  ['x', 't', 3],
  ['y', 's', 2],
  ['z', 'u', 5],
];

test('bridging reviews tie all parts together', () => {
  const input = singleInput(parted);
  expect(rank(input).components).toHaveLength(3);

  const asked = bridges(input);

  expect(asked).toEqual([
    { item: 'x', rater: 'r' },
    { item: 'a', rater: 's' },
    { item: 'z', rater: 'r' },
    { item: 'a', rater: 'u' },
  ]);
  const answered = asked.map(({ item, rater }): [string, string, number] => [item, rater, 5]);
  expect(rank(singleInput([...parted, ...answered])).connected).toBe(true);
});

test('nobody is asked who may not review', () => {
  const asked = bridges(singleInput(parted), (rater, item) => !(rater === 'r' && item === 'x'));

  expect(asked.slice(0, 2)).toEqual([
    { item: 'x', rater: 'q' },
    { item: 'a', rater: 's' },
  ]);
});

test('a connected round needs no bridge', () => {
  expect(bridges(singleInput(parted.slice(0, 4)))).toEqual([]);
});

test.each(['crossed-cre-map-1', 'reml-blup', 'mean'] as const)(
  'the gain of a helpful review is the share by which it narrows what is open: %s',
  (methodId) => {
    const input = inputOf(simulatedRound({ items: 25, raters: 8, seed: 81 }).reviews, methodId);
    const ranking = rank(input);
    const open = ranking.items.filter((item) => item.zone === 'TOO_CLOSE').map((item) => item.item);
    const reviewed = new Set(input.reviews.map((review) => `${review.item} ${review.rater}`));
    expect(open.length).toBeGreaterThan(1);

    const helpful = helpfulReviews(input, ranking, { most: 1000 });

    const possible = open.length * 8 - [...reviewed].filter((pair) => open.includes(pair.split(' ')[0]!)).length;
    expect(helpful).toHaveLength(possible);
    for (const { item, rater, gain } of helpful) {
      expect(open).toContain(item);
      expect(reviewed.has(`${item} ${rater}`)).toBe(false);
      expect(gain).toBeGreaterThan(0);
      expect(gain).toBeLessThan(1);
    }
    expect(helpful.map(({ gain }) => gain)).toEqual(helpful.map(({ gain }) => gain).toSorted((a, b) => b - a));
    const [best] = helpful;
    const others = helpfulReviews(input, ranking, { most: 1, allowed: (rater) => rater !== best!.rater });
    expect(others[0]!.rater).not.toBe(best!.rater);
  },
);

test('the gain is what one more review really takes from the open variance', () => {
  const input = inputOf(simulatedRound({ items: 20, raters: 7, seed: 82 }).reviews, 'reml-blup');
  const ranking = rank(input);
  const open = ranking.items.filter((item) => item.zone === 'TOO_CLOSE').map((item) => item.item);
  const openVariance = (reviews: RankInput['reviews']) => {
    const { crossing, posterior } = fittedAt({ ...input, reviews }, ranking.hyper);
    const indices = open.map((id) => crossing.items.indexOf(id));
    const covariance = (i: number, k: number) => (i === k ? posterior.effectVariance[i]! : posterior.covariance(i, k));
    let sum = 0;
    for (const i of indices) {
      sum += covariance(i, i);
      for (const k of indices) sum -= covariance(i, k) / indices.length;
    }
    return sum;
  };
  const before = openVariance(input.reviews);

  const helpful = helpfulReviews(input, ranking, { most: 4 });

  expect(helpful).toHaveLength(4);
  for (const { item, rater, gain } of helpful) {
    const after = openVariance([...input.reviews, { item, rater, values: input.reviews[0]!.values }]);
    expect(gain).toBeCloseTo(1 - after / before, 9);
  }
});

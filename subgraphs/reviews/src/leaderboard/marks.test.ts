import { expect, test } from 'vitest';
import { type RankedReview, rank } from './rank.ts';

const weights = new Map([
  ['a', 30],
  ['b', 30],
  ['c', 40],
]);

const review = (initiativeId: string, a: number, b: number, c: number): RankedReview => ({
  initiativeId,
  values: new Map([
    ['a', a],
    ['b', b],
    ['c', c],
  ]),
});

const flat = (initiativeId: string, ...values: number[]) =>
  values.map((value) => review(initiativeId, value, value, value));

const places = (reviews: RankedReview[], initiativeIds = [...new Set(reviews.map((each) => each.initiativeId))]) =>
  rank({ initiativeIds, reviews, weights, minReviews: 3 }).map((row) => [row.initiativeId, row.rank, row.tied]);

test('equal means share a place: 1, 2, 2, 4', () => {
  expect(places([...flat('w', 5, 5, 5), ...flat('x', 9, 9, 9), ...flat('y', 6, 7, 8), ...flat('z', 7, 7, 7)])).toEqual([
    ['x', 1, false],
    ['y', 2, true],
    ['z', 2, true],
    ['w', 4, false],
  ]);
});

test('equal means of different numbers of reviews are equal, whatever floating point says', () => {
  // 0.1 + 0.2 is not 0.3: means of 22/3 and 44/6 must still be one place.
  expect(places([...flat('x', 7, 7, 8), ...flat('y', 7, 7, 8, 7, 7, 8)])).toEqual([
    ['x', 1, true],
    ['y', 1, true],
  ]);
});

test('below the least number of reviews there is no rank, and the row stands last', () => {
  expect(places([...flat('x', 10, 10), ...flat('y', 1, 1, 1)], ['none', 'x', 'y'])).toEqual([
    ['y', 1, false],
    ['x', null, null],
    ['none', null, null],
  ]);
});

test('weights count: the mean, the means of criteria and the disagreement are those computed by hand', () => {
  const reviews = [review('x', 10, 0, 5), review('x', 8, 2, 5), review('x', 9, 1, 2)];

  expect(rank({ initiativeIds: ['x'], reviews, weights, minReviews: 3 })).toEqual([
    {
      initiativeId: 'x',
      rank: 1,
      tied: false,
      rawMean: (500 + 500 + 380) / 3 / 100,
      disagreement: Math.sqrt(((5 - 4.6) ** 2 * 2 + (3.8 - 4.6) ** 2) / 2),
      reviewCount: 3,
      criterionMeans: [
        { criterionId: 'a', mean: 9 },
        { criterionId: 'b', mean: 1 },
        { criterionId: 'c', mean: 4 },
      ],
    },
  ]);
});

test('no reviews at all make no numbers', () => {
  expect(rank({ initiativeIds: ['x'], reviews: [], weights, minReviews: 3 })).toEqual([
    {
      initiativeId: 'x',
      rank: null,
      tied: null,
      rawMean: null,
      disagreement: null,
      reviewCount: 0,
      criterionMeans: null,
    },
  ]);
});

import { expect, test } from 'vitest';
import { marksOf } from './marks.ts';

const weights = new Map([
  ['a', 30],
  ['b', 30],
  ['c', 40],
]);

const review = (a: number, b: number, c: number) => ({
  values: new Map([
    ['a', a],
    ['b', b],
    ['c', c],
  ]),
});

const flat = (...values: number[]) => values.map((value) => review(value, value, value));

test('weights count: the mean, the means of criteria and the disagreement are those computed by hand', () => {
  const reviews = [review(10, 0, 5), review(8, 2, 5), review(9, 1, 2)];

  expect(marksOf(reviews, weights)).toEqual({
    rawMean: (500 + 500 + 380) / 3 / 100,
    disagreement: Math.sqrt(((5 - 4.6) ** 2 * 2 + (3.8 - 4.6) ** 2) / 2),
    reviewCount: 3,
    criterionMeans: [
      { criterionId: 'a', mean: 9 },
      { criterionId: 'b', mean: 1 },
      { criterionId: 'c', mean: 4 },
    ],
  });
});

test('equal means of different numbers of reviews are equal, whatever floating point says', () => {
  const [three, six] = [marksOf(flat(7, 7, 8), weights), marksOf(flat(7, 7, 8, 7, 7, 8), weights)];

  expect(three.rawMean).toBe(six.rawMean);
});

test('no reviews at all make no numbers', () => {
  expect(marksOf([], weights)).toEqual({
    rawMean: null,
    disagreement: null,
    reviewCount: 0,
    criterionMeans: null,
  });
});

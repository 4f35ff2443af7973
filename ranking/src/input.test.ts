import { expect, test } from 'vitest';
import { InvalidInput } from './input.ts';
import { rank } from './rank.ts';
import { singleInput } from './round.testing.ts';
import type { RankInput } from './types.ts';

const good = singleInput([['a', 'r', 5]]);
const problemsOf = (more: Partial<RankInput>) => {
  try {
    rank({ ...good, ...more });
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return [];
};
const valued = (criterion: string, value: number) => [{ item: 'a', rater: 'r', values: new Map([[criterion, value]]) }];

test('good input has no problem', () => {
  expect(problemsOf({})).toEqual([]);
});

test.each<[string, Partial<RankInput>, string]>([
  ['an unknown method', { methodId: 'median' as 'mean' }, 'There is no method median.'],
  ['a scale upside down', { scale: { min: 10, max: 0 }, reviews: [] }, 'The scale needs min <= max.'],
  ['k of 0', { k: 0 }, 'k needs to be a whole number from 1.'],
  ['half a k', { k: 1.5 }, 'k needs to be a whole number from 1.'],
  ['no draws', { draws: 0 }, 'draws needs to be a whole number from 1.'],
  ['minReviews of 0', { minReviews: 0 }, 'minReviews needs to be a whole number from 1.'],
  ['a broken seed', { seed: 0.5 }, 'seed needs to be a whole number.'],
  ['a weight of 0', { weights: new Map([['score', 0]]) }, 'The weight of score is not positive.'],
  ['a value outside the scale', { reviews: valued('score', 11) }, 'Review of a by r: score is outside the scale.'],
  ['a value that is none', { reviews: valued('score', Number.NaN) }, 'Review of a by r: score is not a number.'],
  ['an unknown criterion', { reviews: valued('style', 5) }, 'Review of a by r: there is no criterion style.'],
])('%s is refused', (_, more, problem) => {
  expect(problemsOf(more)).toEqual([problem]);
});

test('all problems are said at once', () => {
  expect(problemsOf({ k: 0, weights: new Map(), reviews: valued('score', 11) })).toEqual([
    'k needs to be a whole number from 1.',
    'There are no weights.',
    'Review of a by r: there is no criterion score.',
    'Review of a by r: score is outside the scale.',
  ]);
});

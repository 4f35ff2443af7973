import { expect, test } from 'vitest';
import { erfc, normalBelow, probabilityAboveOf } from './compare.ts';

/** From Abramowitz and Stegun, table 7.1, and mpmath. */
test.each([
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [1.9999, 0.004679802144],
  [2, 0.004677734981047266],
  [3, 2.2090496998585441e-5],
  [5, 1.5374597944280349e-12],
  [10, 2.088487583762545e-45],
  [-1, 1.842700792949715],
])('erfc(%d)', (x, expected) => {
  expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(x === 1.9999 ? 1e-6 : 1e-12);
});

test('a normal lies below its quantiles as often as it should', () => {
  expect(normalBelow(0)).toBe(0.5);
  expect(normalBelow(1.6448536269514722)).toBeCloseTo(0.95, 12);
  expect(normalBelow(-1.2815515655446004)).toBeCloseTo(0.1, 12);
  expect(normalBelow(40)).toBe(1);
});

test('what two items have in common does not blur which is above', () => {
  const pair = (covariance: number) => ({
    effect: Float64Array.of(2, 1),
    effectVariance: Float64Array.of(1, 1),
    covariance: () => covariance,
  });

  expect(probabilityAboveOf(pair(0.5), 0, 1)).toBeCloseTo(normalBelow(1), 12);
  expect(probabilityAboveOf(pair(-0.5), 0, 1)).toBeCloseTo(normalBelow(1 / Math.sqrt(3)), 12);
  expect(probabilityAboveOf(pair(1), 0, 1)).toBe(1);
  expect(probabilityAboveOf(pair(1), 1, 0)).toBe(0);
});

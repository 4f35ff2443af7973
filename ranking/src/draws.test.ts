import { expect, test } from 'vitest';
import { rankDraws } from './draws.ts';
import { drawsPerBlock } from './random.ts';
import { gaussians } from './round.testing.ts';

/** Blocks of normals about i, for items 0 to count - 1, the first with an outlier now and then. */
function blocksOf(count: number, seed: number) {
  const normal = gaussians(seed);
  const blocks = Array.from({ length: 4 }, () =>
    Float64Array.from({ length: drawsPerBlock * count }, (_, at) => {
      return (at % count) / 3 + normal() + (at % (7 * count) === 0 ? 1e6 : 0);
    }),
  );
  return (block: number) => blocks[block]!;
}

test.each([1, 2, 40])('ranks, chances and quantiles are those of a plain sort: %i items', (count) => {
  const drawBlock = blocksOf(count, count);
  const order = Int32Array.from({ length: count }, (_, at) => count - 1 - at);
  const draws = 200;

  const { topProbability, rankLow, rankHigh } = rankDraws(order, 3, draws, drawBlock);

  for (const [at, item] of order.entries()) {
    const ranks = Array.from({ length: draws }, (_, draw) => {
      const from = (draw % drawsPerBlock) * count;
      const values = drawBlock(Math.floor(draw / drawsPerBlock)).subarray(from, from + count);
      return 1 + values.filter((value) => value > values[item]!).length;
    }).sort((a, b) => a - b);
    expect(topProbability[at]).toBeCloseTo(ranks.filter((rank) => rank <= 3).length / draws, 12);
    expect([rankLow[at], rankHigh[at]]).toEqual([ranks[10], ranks[189]]);
  }
});

test('only the items in the order are ranked, among themselves', () => {
  const drawBlock = () => Float64Array.from({ length: drawsPerBlock * 3 }, (_, at) => [5, 9, 7][at % 3]!);

  const { topProbability, rankHigh } = rankDraws(Int32Array.of(2, 0), 1, 64, drawBlock);

  expect([...topProbability]).toEqual([1, 0]);
  expect([...rankHigh]).toEqual([1, 2]);
});

test('values that are equal at the line share the places that are left', () => {
  const drawBlock = () => Float64Array.from({ length: drawsPerBlock * 5 }, (_, at) => [9, 7, 7, 7, 1][at % 5]!);

  const { topProbability, rankLow } = rankDraws(Int32Array.of(0, 1, 2, 3, 4), 3, 64, drawBlock);

  expect(topProbability[0]).toBe(1);
  for (const at of [1, 2, 3]) expect(topProbability[at]).toBeCloseTo(2 / 3, 12);
  expect(topProbability[4]).toBe(0);
  expect([...rankLow]).toEqual([1, 2, 2, 2, 5]);
});

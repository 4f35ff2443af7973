import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reviewsOf } from './main.ts';
import { probabilityAbove, rank } from './rank.ts';
import type { RankedItem, RankInput } from './types.ts';

const page = fileURLToPath(new URL('../../web/src/routes/method/', import.meta.url));
const reviews = reviewsOf(readFileSync(`${page}example.csv`, 'utf8'));
const input: RankInput = {
  reviews,
  weights: new Map([['score', 1]]),
  scale: { min: 0, max: 10 },
  k: 3,
  methodId: 'crossed-cre-map-1',
};
const ranking = rank(input);
const given = (item: string, rater: string) =>
  reviews.find((each) => each.item === item && each.rater === rater)?.values.get('score');
const itemOf = (name: string) => ranking.items.find(({ item }) => item === name)!;

test('the page on the method prints what the engine makes of its example (renewed by `vitest -u`)', async () => {
  const { k, methodId, engineVersion, draws, seed, hyper, items, raters } = ranking;
  const printed = {
    k,
    methodId,
    engineVersion,
    draws,
    seed,
    level: hyper.mu,
    aAboveB: probabilityAbove(input, hyper, 'A', 'B'),
    items: items.map(({ effect, effectSd, sd, position, ...item }) => item),
    raters,
  };
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 + 0 : value;

  await expect(`${JSON.stringify(printed, rounded, 2)}\n`).toMatchFileSnapshot(`${page}example.json`);
});

test('what the page says of its example in words is so', () => {
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(itemOf) as [RankedItem, RankedItem, RankedItem, RankedItem];
  const lowest = Object.keys(Object.groupBy(reviews, ({ item }) => item)).filter((item) =>
    reviews.every((each) => each.item !== item || each.values.get('score')! >= (given(item, '1') ?? Number.NaN)),
  );

  expect([given('A', '2')! - given('B', '2')!, given('A', '3')! - given('B', '3')!]).toEqual([0.75, 0.75]);
  expect(lowest).toEqual(['A', 'D', 'E', 'F', 'H']);
  expect(a.rawMean < b.rawMean && a.score > b.score).toBe(true);
  expect(ranking.items.filter(({ place }) => place === 3).map(({ item }) => item)).toEqual(['A', 'B']);
  expect(ranking.items.filter(({ zone }) => zone === 'TOO_CLOSE').map(({ item }) => item)).toEqual(['A', 'B']);
  expect([c.rawMean, c.n, d.rawMean, d.n]).toEqual([8.5, 3, 8.5, 5]);
  expect(ranking.raters.toSorted((one, other) => one.reliability - other.reliability)[0]!.rater).toBe('4');
});

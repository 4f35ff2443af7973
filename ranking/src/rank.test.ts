import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probabilityAbove, rank, refresh } from './rank.ts';
import { inputOf, simulatedRound, singleInput, uniforms } from './round.testing.ts';
import type { MethodId, RankInput, Ranking } from './types.ts';

const methods: MethodId[] = ['crossed-cre-map-1', 'reml-blup', 'mean'];
const seed = 20_260_731;
const options = { seed, numRuns: 40 };
console.log(`properties: seed ${seed}`);

const rows = fc.array(
  fc.tuple(
    fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'),
    fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    fc.integer({ min: 0, max: 10 }),
  ),
  { minLength: 1, maxLength: 40 },
);
const method = fc.constantFrom(...methods);
const k = fc.integer({ min: 1, max: 9 });

const numbersOf = ({ items, raters, hyper }: Ranking): unknown[] => [
  ...items.flatMap((item) => [...Object.values(item), ...item.steps.map((step) => step.amount)]),
  ...raters.flatMap((rater) => Object.values(rater)),
  ...Object.values(hyper),
];

const byItem = (ranking: Ranking) => new Map(ranking.items.map((item) => [item.item, item]));

describe('properties', () => {
  test('the order of arrival cannot matter, not even in the last bit', () => {
    fc.assert(
      fc.property(rows, method, fc.integer(), (rows, methodId, shuffle) => {
        const uniform = uniforms(shuffle);
        const other = rows.map((row) => ({ row, at: uniform() })).sort((a, b) => a.at - b.at);
        const [one, two] = [
          singleInput(rows, { methodId }),
          singleInput(
            other.map(({ row }) => row),
            { methodId },
          ),
        ];

        expect(rank(two)).toEqual(rank(one));
      }),
      options,
    );
  });

  test('with missing criteria neither', () => {
    const { reviews } = simulatedRound({ items: 20, raters: 6, seed: 4 });
    const gapped = reviews.map((review, at) => {
      const values = new Map(review.values);
      if (at % 3 === 0) values.delete('reach');
      if (at % 5 === 0) values.delete('upkeep');
      return { ...review, values };
    });

    expect(rank(inputOf(gapped.toReversed()))).toEqual(rank(inputOf(gapped)));
  });

  test('a shift of all scores shifts the results and nothing else', () => {
    fc.assert(
      fc.property(rows, method, (rows, methodId) => {
        const shifted = rows.map(([item, rater, score]) => [item, rater, score + 5] as (typeof rows)[number]);
        const [here, there] = [
          rank(singleInput(rows, { methodId })),
          rank(singleInput(shifted, { methodId, scale: { min: 5, max: 15 } })),
        ];

        for (const [id, item] of byItem(here)) {
          const moved = byItem(there).get(id)!;
          expect(moved.score).toBeCloseTo(item.score + 5, 5);
          expect(moved.sd).toBeCloseTo(item.sd, 5);
        }
      }),
      options,
    );
  });

  test('another unit of the scale gives the same results in that unit', () => {
    fc.assert(
      fc.property(rows, method, (rows, methodId) => {
        const scaled = rows.map(([item, rater, score]) => [item, rater, score * 8] as (typeof rows)[number]);
        const [here, there] = [
          rank(singleInput(rows, { methodId })),
          rank(singleInput(scaled, { methodId, scale: { min: 0, max: 80 } })),
        ];

        // A factor of 8 changes no digit of a binary fraction.
        expect(there.items.map((item) => item.score / 8)).toEqual(here.items.map((item) => item.score));
        expect(there.items.map((item) => item.topProbability)).toEqual(here.items.map((item) => item.topProbability));
      }),
      options,
    );
  });

  test('a raised score never lowers that item, with what is known of the raters held', () => {
    fc.assert(
      fc.property(rows, method, fc.nat(), (rows, methodId, pick) => {
        const [item, rater, score] = rows[pick % rows.length]!;
        const raised = rows.with(pick % rows.length, [item, rater, Math.min(10, score + 1 + (pick % 3))]);
        const { hyper } = rank(singleInput(rows, { methodId }));

        const before = byItem(refresh(singleInput(rows, { methodId }), hyper)).get(item)!;
        const after = byItem(refresh(singleInput(raised, { methodId }), hyper)).get(item)!;

        expect(after.score).toBeGreaterThan(before.score - 1e-9);
      }),
      { ...options, numRuns: 200 },
    );
  });

  test('ranks and probabilities add up, and nothing is not a number', () => {
    fc.assert(
      fc.property(rows, method, k, (rows, methodId, k) => {
        const ranking = rank(singleInput(rows, { methodId, k }));

        const { items } = ranking;
        const total = items.reduce((sum, item) => sum + item.topProbability!, 0);
        expect(total).toBeCloseTo(Math.min(k, items.length), 9);
        expect(items.map((item) => item.position)).toEqual(items.map((_, at) => at + 1));
        for (const [at, item] of items.entries()) {
          expect(item.place).toBeLessThanOrEqual(at + 1);
          expect(item.place).toBeGreaterThanOrEqual(items[at - 1]?.place ?? 1);
          expect(item.rankLow).toBeGreaterThanOrEqual(1);
          expect(item.rankHigh).toBeGreaterThanOrEqual(item.rankLow!);
          expect(item.rankHigh).toBeLessThanOrEqual(items.length);
          expect(item.low).toBeLessThanOrEqual(item.score);
        }
        const numbers = numbersOf(ranking).filter((value) => typeof value === 'number');
        expect(numbers.length).toBeGreaterThan(10);
        expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
      }),
      { ...options, numRuns: 100 },
    );
  });

  test('the steps from the raw mean add up to the score', () => {
    fc.assert(
      fc.property(rows, method, (rows, methodId) => {
        for (const item of rank(singleInput(rows, { methodId })).items) {
          const sum = item.steps.reduce((sum, step) => sum + step.amount, 0);
          expect(Math.abs(sum - item.score)).toBeLessThan(1e-9);
        }
      }),
      options,
    );
  });
});

describe('the edges', () => {
  const single = (rows: [string, string, number][], more: Partial<RankInput> = {}) => rank(singleInput(rows, more));

  test('one review: the score is its own, the bar is wide', () => {
    const { items, hyper } = single([['a', 'r', 7]]);

    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ item: 'a', n: 1, position: 1, place: 1, topProbability: 1 });
    expect(items[0]!.score).toBeCloseTo(7, 6);
    expect(hyper.mu).toBeCloseTo(7, 6);
    expect(items[0]!.high - items[0]!.low).toBeGreaterThan(1);
  });

  test('one rater: the order of the scores, shrunk, with severity 0', () => {
    const { items, raters } = single([
      ['a', 'r', 9],
      ['b', 'r', 6],
      ['c', 'r', 3],
    ]);

    expect(items.map((item) => item.item)).toEqual(['a', 'b', 'c']);
    expect(items[0]!.score).toBeLessThan(9);
    expect(items[2]!.score).toBeGreaterThan(3);
    expect(raters[0]!.severity).toBeCloseTo(0, 6);
  });

  test('one item: rank 1, and its raters are adjusted all the same', () => {
    const { items, raters } = single([
      ['a', 'lenient', 9],
      ['a', 'strict', 3],
    ]);

    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ position: 1, rankLow: 1, rankHigh: 1 });
    expect(items[0]!.score).toBeCloseTo(6, 6);
    expect(raters[0]!.severity).toBeLessThan(-0.1);
    expect(raters[1]!.severity).toBeGreaterThan(0.1);
  });

  test('all equal: no effects, one shared place, even chances', () => {
    const rows = ['a', 'b', 'c'].flatMap((item) =>
      ['r', 's'].map((rater): [string, string, number] => [item, rater, 5]),
    );

    const { items } = single(rows, { draws: 4096 });

    for (const item of items) {
      expect(item.effect).toBeCloseTo(0, 9);
      expect(item.place).toBe(1);
      expect(item.tied).toBe(true);
      expect(Math.abs(item.topProbability! - 2 / 3)).toBeLessThan(0.03);
    }
  });

  test('all equal without a prior: places and chances are shared exactly', () => {
    const rows = ['a', 'b', 'c'].flatMap((item) =>
      ['r', 's'].map((rater): [string, string, number] => [item, rater, 5]),
    );

    for (const methodId of ['reml-blup', 'mean'] as const) {
      const { items } = single(rows, { methodId });

      expect(items.map((item) => item.place)).toEqual([1, 1, 1]);
      for (const item of items) expect(item.topProbability).toBeCloseTo(2 / 3, 9);
    }
  });

  test('perfectly additive scores: converges to the right order', () => {
    const rows = [0, 1, 2, 3].flatMap((worth) =>
      [0, 1, 2].map((leniency): [string, string, number] => [`i${worth}`, `r${leniency}`, 2 + worth + leniency]),
    );
    for (const methodId of methods) {
      const ranking = single(rows, { methodId });

      expect(ranking.converged).toBe(true);
      expect(ranking.items.map((item) => item.item)).toEqual(['i3', 'i2', 'i1', 'i0']);
    }
  });

  test('twins have equal scores, share a place and either rank', () => {
    const rows: [string, string, number][] = [
      ['a', 'r', 8],
      ['a', 's', 7],
      ['b', 'r', 8],
      ['b', 's', 7],
      ['c', 'r', 1],
      ['c', 's', 0],
    ];

    const { items } = single(rows);

    expect(items[0]!.score).toBeCloseTo(items[1]!.score, 9);
    expect(items.slice(0, 2)).toMatchObject([
      { item: 'a', position: 1, place: 1, tied: true, rankLow: 1, rankHigh: 2 },
      { item: 'b', position: 2, place: 1, tied: true, rankLow: 1, rankHigh: 2 },
    ]);
    expect(items[2]).toMatchObject({ place: 3, tied: false });
    const zonesOf = (k: number) => single(rows, { k }).items.map((item) => item.zone);
    expect(zonesOf(1)).toEqual(['TOO_CLOSE', 'TOO_CLOSE', 'OUT']);
    expect(zonesOf(2)).toEqual(['IN', 'IN', 'OUT']);
  });

  test('a disconnected round says so, with its parts', () => {
    const ranking = single([
      ['a', 'r', 8],
      ['b', 'r', 7],
      ['c', 'r', 6],
      ['x', 's', 3],
      ['y', 's', 2],
    ]);

    expect(ranking.connected).toBe(false);
    expect(ranking.components).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });

  test('an item below the least number of reviews informs the raters and has no place', () => {
    const rows: [string, string, number][] = [
      ['a', 'r', 6],
      ['a', 's', 5],
      ['b', 'r', 4],
      ['b', 's', 4],
      ['new', 'r', 10],
    ];

    const { items, raters } = single(rows, { minReviews: 2 });

    expect(items.map((item) => [item.item, item.position, item.topProbability])).toEqual([
      ['a', 1, 1],
      ['b', 2, 1],
      ['new', null, null],
    ]);
    expect(items[2]).toMatchObject({ place: null, rankLow: null, rankHigh: null, zone: null, tied: false });
    expect(items[2]!.score).toBeGreaterThan(items[0]!.score);
    expect(raters).not.toEqual(single(rows.slice(0, 4), { minReviews: 2 }).raters);
  });

  test('a rater may review an item twice: both count', () => {
    const once = single([
      ['a', 'r', 8],
      ['b', 'r', 4],
    ]);
    const twice = single([
      ['a', 'r', 8],
      ['a', 'r', 8],
      ['b', 'r', 4],
    ]);

    expect(twice.items[0]).toMatchObject({ item: 'a', n: 2 });
    expect(twice.items[0]!.effectSd).toBeLessThan(once.items[0]!.effectSd);
  });

  test('a withdrawn review leaves no trace', () => {
    const { reviews } = simulatedRound({ items: 12, raters: 5, seed: 9 });
    const kept = reviews.filter((review) => review.rater !== 'r0000');

    expect(rank(inputOf(kept)).raters.map((rater) => rater.rater)).not.toContain('r0000');
    expect(rank(inputOf([...reviews].filter((review) => kept.includes(review))))).toEqual(rank(inputOf(kept)));
  });

  test('no review at all: an empty ranking', () => {
    for (const methodId of methods) {
      expect(single([], { methodId })).toMatchObject({ items: [], raters: [], components: [], connected: true });
    }
  });

  test('hands that are all at the top of the scale stay finite, and the score may exceed it', () => {
    const { items } = single([
      ['a', 'strict', 10],
      ['b', 'strict', 3],
      ['c', 'strict', 2],
      ['b', 'lenient', 8],
      ['c', 'lenient', 8],
      ['d', 'lenient', 10],
    ]);

    expect(items[0]!.item).toBe('a');
    expect(items[0]!.high).toBeGreaterThan(10);
  });
});

describe('missing criteria', () => {
  const weights = new Map([
    ['one', 3],
    ['two', 1],
  ]);
  const review = (item: string, rater: string, one?: number, two?: number) => {
    const values = new Map<string, number>();
    if (one !== undefined) values.set('one', one);
    if (two !== undefined) values.set('two', two);
    return { item, rater, values };
  };
  const input = { weights, scale: { min: 0, max: 10 }, k: 1, methodId: 'mean' as const };

  test('a present criterion counts by its deviation from its own mean', () => {
    const reviews = [review('a', 'r', 8, 2), review('b', 'r', 4, 6), review('c', 'r', 9)];

    const { items, uncounted } = rank({ ...input, reviews });

    // mean of one 7, of two 4: base 0.75 * 7 + 0.25 * 4 = 6.25; c: 6.25 + 0.75 * (9 - 7) / 0.75
    expect(byItem({ items } as Ranking).get('c')!.rawMean).toBeCloseTo(8.25, 12);
    expect(byItem({ items } as Ranking).get('a')!.rawMean).toBeCloseTo(6.5, 12);
    expect(byItem({ items } as Ranking).get('b')!.rawMean).toBeCloseTo(4.5, 12);
    expect(uncounted).toBe(0);
  });

  test('with less than half of the weight present a review does not count', () => {
    const { items, uncounted } = rank({ ...input, reviews: [review('a', 'r', 8, 2), review('b', 'r', undefined, 9)] });

    expect(items.map((item) => item.item)).toEqual(['a']);
    expect(uncounted).toBe(1);
  });

  test('a review with a gap weighs less', () => {
    const reviews = [review('a', 'r', 8, 8), review('b', 'r', 8), review('c', 'r', 2, 2), review('d', 's', 5, 5)];

    const items = byItem(rank({ ...input, methodId: 'crossed-cre-map-1', reviews }));

    expect(items.get('b')!.effectSd).toBeGreaterThan(items.get('a')!.effectSd);
  });
});

describe('a refresh', () => {
  test('with the hyperparameters of the last fit repeats that fit', () => {
    const { reviews } = simulatedRound({ items: 30, raters: 40, seed: 21 });
    for (const methodId of methods) {
      const input = inputOf(reviews, methodId);
      const full = rank(input);

      const again = refresh(input, full.hyper);

      expect(again.provisional).toBe(true);
      expect(again.items.map((item) => item.item)).toEqual(full.items.map((item) => item.item));
      for (const [at, item] of again.items.entries()) expect(item.score).toBeCloseTo(full.items[at]!.score, 6);
    }
  });

  test('takes a new rater at the prior means', () => {
    const { reviews } = simulatedRound({ items: 30, raters: 8, seed: 22 });
    const { hyper } = rank(inputOf(reviews.filter((review) => review.rater !== 'r0003')));

    const { raters } = refresh(inputOf(reviews), hyper);

    expect(raters.find((rater) => rater.rater === 'r0003')).toMatchObject({ reliability: 1, spread: 1 });
  });
});

test('the probability of being above agrees with the order, the places and its own complement', () => {
  const input = inputOf(simulatedRound({ items: 20, raters: 6, seed: 31 }).reviews);
  const { items, hyper } = rank(input);
  const above = (a: number, b: number) => probabilityAbove(input, hyper, items[a]!.item, items[b]!.item)!;

  expect(above(0, 19)).toBeGreaterThan(0.99);
  expect(above(0, 19) + above(19, 0)).toBeCloseTo(1, 12);
  expect(above(3, 3)).toBe(0.5);
  expect(probabilityAbove(input, hyper, items[0]!.item, 'nobody')).toBe(null);
  let first = 0;
  for (let at = 1; at < items.length; at++) {
    if (above(first, at) >= 0.9) first = at;
    expect(items[at]!.place).toBe(first + 1);
  }
  expect(first).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { crossedParameters, fitCrossed } from './crossed.ts';
import { crossingOf } from './crossing.ts';
import { dense } from './dense.testing.ts';
import { rank } from './rank.ts';
import { inputOf, simulatedRound, uniforms } from './round.testing.ts';
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

/** Written anew from the model, with the dense posterior: the conditions that the most probable values fulfil. */
test.each([63, 64])('the hyperparameters solve the equations of the method: seed %i', (seed) => {
  const { reviews } = simulatedRound({ items: 14, raters: 6, seed, lenientToWeak: true });
  for (const [at, { values }] of reviews.entries()) if (at % 4 === 0) (values as Map<string, number>).delete('reach');
  const crossing = crossingOf(inputOf(reviews));
  const { items, raters, item, rater, y, weight, start } = crossing;
  const { model, s2, converged } = fitCrossed(crossing);
  expect(converged).toBe(true);
  const { V, means, q, u, b } = dense(crossing, model);
  const { logLambdaU, logLambdaB, reliability, spread, gamma, noise } = crossedParameters;

  /** E f g / s2 for two linear forms of (mu, b, u), each with a constant. */
  type Form = { constant: number; terms: [at: number, factor: number][] };
  const meanOf = ({ constant, terms }: Form) => terms.reduce((sum, [at, by]) => sum + by * means[at]!, constant);
  const expected = (f: Form, g: Form) => {
    let sum = (meanOf(f) * meanOf(g)) / s2;
    for (const [p, by] of f.terms) for (const [r, other] of g.terms) sum += by * other * V.get(p, r);
    return sum;
  };
  const total = <T>(list: readonly T[], of: (each: T) => number) => list.reduce((sum, each) => sum + of(each), 0);
  const allItems = items.map((_, i) => i);
  const allRows = Array.from(y, (_, r) => r);
  const ubar = total(allItems, (i) => means[u(i)]!) / items.length;
  const centred = (i: number): Form => ({ constant: -ubar, terms: [[u(i), 1]] });
  const meanB = (i: number): Form => {
    const own = Array.from(rater.subarray(start[i]!, start[i + 1]!));
    return { constant: 0, terms: own.map((j) => [b(j), 1 / own.length]) };
  };
  const prior = (i: number): Form => ({
    constant: -ubar,
    terms: [[u(i), 1], ...meanB(i).terms.map(([at, by]): [number, number] => [at, -model.gamma * by])],
  });
  const rest = (r: number): Form => ({
    constant: y[r]! - ubar,
    terms: [
      [0, -1],
      [b(rater[r]!), -1],
    ],
  });
  const error = (r: number): Form => {
    const a = model.spread[rater[r]!]!;
    return {
      constant: y[r]! - ubar + a * ubar,
      terms: [
        [0, -1],
        [b(rater[r]!), -1],
        [u(item[r]!), -a],
      ],
    };
  };

  expect(s2).toBeCloseTo((q + noise.degrees * noise.scale) / (y.length - 1 + noise.degrees), 4);
  expect(model.ubar).toBeCloseTo(ubar, 4);
  const products = total(allItems, (i) => expected(centred(i), meanB(i)));
  const squares = total(allItems, (i) => expected(meanB(i), meanB(i)));
  expect(Math.abs(model.gamma)).toBeGreaterThan(0.05);
  expect(model.gamma).toBeCloseTo((model.lambdaU * products) / (model.lambdaU * squares + 1 / gamma.sd ** 2), 3);
  const slope = (lambda: number, sum: number, count: number, { mean, sd }: typeof logLambdaU) =>
    lambda * sum - count + (2 * (Math.log(lambda) - mean)) / sd ** 2;
  const deviations = total(allItems, (i) => expected(prior(i), prior(i)));
  const severities = total(
    raters.map((_, j): Form => ({ constant: 0, terms: [[b(j), 1]] })),
    (form) => expected(form, form),
  );
  expect(slope(model.lambdaU, deviations, items.length, logLambdaU)).toBeCloseTo(0, 2);
  expect(slope(model.lambdaB, severities, raters.length, logLambdaB)).toBeCloseTo(0, 2);
  const spreads = raters.map((_, j) => {
    const own = allRows.filter((r) => rater[r] === j);
    const squared = total(own, (r) => weight[r]! * expected(error(r), error(r)));
    const nu = 2 * reliability.shape;
    expect(model.reliability[j]).toBeCloseTo((nu + own.length) / (nu + squared), 3);
    const precision = (r: number) => model.reliability[j]! * weight[r]!;
    const across = total(own, (r) => precision(r) * expected(centred(item[r]!), rest(r)));
    const along = total(own, (r) => precision(r) * expected(centred(item[r]!), centred(item[r]!)));
    return (1 / spread.sd ** 2 + across) / (1 / spread.sd ** 2 + along);
  });
  const average = total(spreads, (value) => value) / spreads.length;
  for (const [j, value] of spreads.entries()) expect(model.spread[j]).toBeCloseTo(value / average, 3);
});

test('very many reviews by few raters settle, also where their noise hides the items', () => {
  const uniform = uniforms(7);
  const reviews = Array.from({ length: 20_000 }, (_, at) => {
    const values = new Map([['score', 26 + Math.floor(75 * uniform())]]);
    return { item: `i${at % 20}`, rater: `r${Math.floor(6 * uniform())}`, values };
  });
  const weights = new Map([['score', 1]]);

  const ranking = rank({ reviews, weights, scale: { min: 0, max: 100 }, k: 5, methodId: 'crossed-cre-map-1' });

  expect(ranking.converged).toBe(true);
  for (const { score, sd } of ranking.items) {
    expect(Math.abs(score - 63)).toBeLessThan(3);
    expect(sd).toBeGreaterThan(0);
  }
});

import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { type Crossing, crossingOf, transposed } from './crossing.ts';
import { rank } from './rank.ts';
import { fitReml } from './reml.ts';
import { inputOf, simulatedRound, singleInput } from './round.testing.ts';

type Variances = [s2: number, s2u: number, s2b: number];

/** -2 log restricted likelihood from the dense covariance of the scores: log|V| + log|1'V^-1 1| + y'Py. */
function criterion({ y, item, rater, weight }: Crossing, [s2, s2u, s2b]: Variances): number {
  const V = new Matrix(
    Array.from(y, (_, r) =>
      Array.from(y, (_, q) => {
        return (r === q ? s2 / weight[r]! : 0) + (item[r] === item[q] ? s2u : 0) + (rater[r] === rater[q] ? s2b : 0);
      }),
    ),
  );
  const logDet = new CholeskyDecomposition(V).lowerTriangularMatrix
    .diagonal()
    .reduce((sum, value) => sum + 2 * Math.log(value), 0);
  const precision = inverse(V);
  const [ones, values] = [Matrix.ones(y.length, 1), Matrix.columnVector(y)];
  const weightOfMu = ones.transpose().mmul(precision).mmul(ones).get(0, 0);
  const mu = ones.transpose().mmul(precision).mmul(values).get(0, 0) / weightOfMu;
  const centred = values.clone().sub(ones.clone().mul(mu));
  return logDet + Math.log(weightOfMu) + centred.transpose().mmul(precision).mmul(centred).get(0, 0);
}

describe('the variances are where the dense restricted likelihood is greatest', () => {
  test.each([71, 72, 73])('of seed %i', (seed) => {
    const crossing = crossingOf(inputOf(simulatedRound({ items: 18, raters: 7, seed }).reviews));

    const { model, s2, converged } = fitReml(crossing);

    expect(converged).toBe(true);
    const best: Variances = [s2, s2 / model.lambdaU, s2 / model.lambdaB];
    const value = criterion(crossing, best);
    const step = 1e-4;
    for (const which of [0, 1, 2]) {
      const moved = (factor: number) => criterion(crossing, best.with(which, best[which]! * factor) as Variances);
      const [up, down] = [moved(Math.exp(step)), moved(Math.exp(-step))];
      expect(Math.abs(up - down) / (2 * step)).toBeLessThan(1e-4);
      expect(Math.min(up, down)).toBeGreaterThan(value);
    }
  });
});

test('with gaps in the reviews too', () => {
  const { reviews } = simulatedRound({ items: 18, raters: 7, seed: 74 });
  for (const [at, { values }] of reviews.entries()) if (at % 4 === 0) (values as Map<string, number>).delete('reach');
  const crossing = crossingOf(inputOf(reviews));
  const { model, s2 } = fitReml(crossing);
  const best: Variances = [s2, s2 / model.lambdaU, s2 / model.lambdaB];
  for (const which of [0, 1, 2]) {
    const moved = (factor: number) => criterion(crossing, best.with(which, best[which]! * factor) as Variances);
    expect(Math.abs(moved(Math.exp(1e-4)) - moved(Math.exp(-1e-4))) / 2e-4).toBeLessThan(1e-4);
  }
});

test('a variance that the data deny is 0, and its effects with it', () => {
  // Every item has the same scores, one by each rater.
  const rows = ['a', 'b', 'c', 'd'].flatMap((item) =>
    [3, 5, 8].map((score, at): [string, string, number] => [item, `r${at}`, score]),
  );
  const noise = rows.map(([item, rater, score], at): [string, string, number] => [item, rater, score + (at % 2)]);

  const { hyper, items } = rank(singleInput(noise, { methodId: 'reml-blup' }));

  expect(hyper.s2u).toBe(0);
  expect(hyper.s2b).toBeGreaterThan(1);
  for (const item of items) expect(Math.abs(item.effect)).toBeLessThan(1e-9);
});

test('it makes no difference which side is eliminated', () => {
  const crossing = crossingOf(inputOf(simulatedRound({ items: 25, raters: 9, seed: 75 }).reviews));
  const flipped = transposed(crossing);

  const [here, there] = [fitReml(crossing), fitReml(flipped)];

  for (let i = 0; i < crossing.items.length; i++) {
    expect(here.means.u[i]).toBeCloseTo(there.means.x[i + 1]!, 7);
    const variance = there.s2 * there.moments.V[(i + 1) * (there.system.n + 1)]!;
    expect(here.s2 * here.moments.varU[i]!).toBeCloseTo(variance, 7);
  }
});

/** More raters than items: the ranking itself goes the other way. */
test('a round with many raters ranks as the dense equations do', () => {
  const input = inputOf(simulatedRound({ items: 8, raters: 30, seed: 76, most: 6 }).reviews, 'reml-blup');
  const crossing = crossingOf(input);
  const { items, raters, hyper } = rank(input);
  expect(crossing.raters.length).toBeGreaterThan(crossing.items.length);

  const size = 1 + crossing.raters.length + crossing.items.length;
  const H = Matrix.zeros(size, size);
  const rhs = Matrix.zeros(size, 1);
  for (let r = 0; r < crossing.y.length; r++) {
    const at = [0, 1 + crossing.rater[r]!, 1 + crossing.raters.length + crossing.item[r]!];
    for (const p of at) {
      rhs.set(p, 0, rhs.get(p, 0) + crossing.y[r]! * crossing.unit);
      for (const q of at) H.set(p, q, H.get(p, q) + 1);
    }
  }
  for (let p = 1; p < size; p++) {
    H.set(p, p, H.get(p, p) + hyper.s2 / (p <= crossing.raters.length ? hyper.s2b : hyper.s2u));
  }
  const C = inverse(H);
  const solution = C.mmul(rhs);

  for (const item of items) {
    const p = 1 + crossing.raters.length + crossing.items.indexOf(item.item);
    expect(item.effect).toBeCloseTo(solution.get(p, 0), 8);
    expect(item.effectSd).toBeCloseTo(Math.sqrt(hyper.s2 * C.get(p, p)), 8);
    expect(item.sd).toBeCloseTo(Math.sqrt(hyper.s2 * (C.get(p, p) + C.get(0, 0) + 2 * C.get(p, 0))), 8);
  }
  for (const { rater, severity } of raters) {
    expect(severity).toBeCloseTo(-solution.get(1 + crossing.raters.indexOf(rater), 0), 8);
  }
});

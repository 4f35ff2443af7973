import { describe, expect, test } from 'vitest';
import { type Crossing, crossingOf } from './crossing.ts';
import { dense } from './dense.testing.ts';
import { posteriorOf } from './posterior.ts';
import { drawsPerBlock } from './random.ts';
import { idOf, uniforms } from './round.testing.ts';
import { type Model, solveAt } from './solve.ts';

/** A small round with repeated reviews and missing criteria, and a model with everything in it. */
function randomCase(seed: number): { crossing: Crossing; model: Model } {
  const uniform = uniforms(seed);
  const count = 12 + Math.floor(uniform() * 30);
  const [items, raters] = [3 + Math.floor(uniform() * 9), 2 + Math.floor(uniform() * 6)];
  const reviews = Array.from({ length: count }, () => {
    const values = new Map([['one', Math.round(uniform() * 10)]]);
    if (uniform() < 0.8) values.set('two', Math.round(uniform() * 10));
    return { item: idOf('i', Math.floor(uniform() * items)), rater: idOf('r', Math.floor(uniform() * raters)), values };
  });
  const weights = new Map([
    ['one', 3],
    ['two', 2],
  ]);
  const crossing = crossingOf({ reviews, weights, scale: { min: 0, max: 10 }, k: 2, methodId: 'crossed-cre-map-1' });
  const positive = () => Float64Array.from(crossing.raters, () => 0.3 + 1.5 * uniform());
  const model = {
    lambdaU: 0.2 + 2 * uniform(),
    lambdaB: 0.5 + 5 * uniform(),
    gamma: 2 * uniform() - 1,
    ubar: uniform() - 0.5,
    reliability: positive(),
    spread: positive(),
  };
  return { crossing, model };
}

const seeds = Array.from({ length: 12 }, (_, at) => 4100 + at);

describe('one solve agrees with the dense equations', () => {
  test.each(seeds)('of seed %i', (seed) => {
    const { crossing, model } = randomCase(seed);
    const { V, means, q, u, b } = dense(crossing, model);

    const fit = solveAt(crossing, model, 2);
    const posterior = posteriorOf(crossing, fit, 1.12);

    const { n } = fit.system;
    const variance = 2 * (1.12 * crossing.unit) ** 2;
    expect(fit.means.q).toBeCloseTo(q, 7);
    expect(fit.means.x[0]).toBeCloseTo(means[0]!, 8);
    for (let j = 0; j < crossing.raters.length; j++) {
      expect(fit.means.x[1 + j]).toBeCloseTo(means[b(j)]!, 8);
      expect(fit.moments.V[(1 + j) * n + 1 + j]).toBeCloseTo(V.get(b(j), b(j)), 8);
      expect(posterior.leniencyVariance[j]).toBeCloseTo(variance * V.get(b(j), b(j)), 8);
    }
    for (let i = 0; i < crossing.items.length; i++) {
      expect(fit.means.u[i]).toBeCloseTo(means[u(i)]!, 8);
      expect(fit.moments.covMu[i]).toBeCloseTo(V.get(u(i), 0), 8);
      expect(posterior.effectVariance[i]).toBeCloseTo(variance * V.get(u(i), u(i)), 8);
      const ofScore = V.get(0, 0) + V.get(u(i), u(i)) + 2 * V.get(u(i), 0);
      expect(posterior.scoreVariance[i]).toBeCloseTo(variance * ofScore, 8);
      for (let k = 0; k < i; k++) expect(posterior.covariance(i, k)).toBeCloseTo(variance * V.get(u(i), u(k)), 8);

      const own = Array.from(crossing.rater.subarray(crossing.start[i]!, crossing.start[i + 1]!));
      const average = (of: (j: number) => number) => own.reduce((sum, j) => sum + of(j), 0) / own.length;
      expect(fit.moments.covMeanB[i]).toBeCloseTo(
        average((j) => V.get(u(i), b(j))),
        8,
      );
      expect(fit.moments.varMeanB[i]).toBeCloseTo(
        average((j) => average((k) => V.get(b(j), b(k)))),
        8,
      );
    }
    for (let r = 0; r < crossing.y.length; r++) {
      expect(fit.moments.covB[r]).toBeCloseTo(V.get(u(crossing.item[r]!), b(crossing.rater[r]!)), 8);
    }
  });
});

test('draws have the means and covariances of the posterior', () => {
  const { crossing, model } = randomCase(4100);
  const posterior = posteriorOf(crossing, solveAt(crossing, model, 2), 1.12);
  const count = crossing.items.length;
  const blocks = 400;
  const total = blocks * drawsPerBlock;
  const sums = new Float64Array(count);
  const products = new Float64Array(count * count);
  for (let block = 0; block < blocks; block++) {
    const drawn = posterior.draw(7, block);
    for (let t = 0; t < drawsPerBlock; t++) {
      for (let i = 0; i < count; i++) {
        const di = drawn[t * count + i]! - posterior.effect[i]!;
        sums[i]! += di / total;
        for (let k = 0; k <= i; k++) {
          products[i * count + k]! += (di * (drawn[t * count + k]! - posterior.effect[k]!)) / total;
        }
      }
    }
  }
  // Five standard errors of 25,600 draws.
  const within = 5 / Math.sqrt(total);
  for (let i = 0; i < count; i++) {
    const variance = posterior.effectVariance[i]!;
    expect(Math.abs(sums[i]!)).toBeLessThan(within * Math.sqrt(variance));
    for (let k = 0; k <= i; k++) {
      const expected = k === i ? variance : posterior.covariance(i, k);
      const scale = Math.sqrt(variance * posterior.effectVariance[k]!);
      expect(Math.abs(products[i * count + k]! - expected)).toBeLessThan(1.5 * within * scale);
    }
  }
});

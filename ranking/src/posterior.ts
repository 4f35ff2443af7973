import type { Crossing } from './crossing.ts';
import { paddedOrder, subtractProduct } from './matrix.ts';
import { drawsPerBlock, normals } from './random.ts';
import type { Fit } from './solve.ts';

/** What is known of items and raters after a fit, in the units of the scores, whichever side was eliminated. */
export type Posterior = {
  /** Score of the average item. */
  mu: number;
  /** By item: deviation from mu; variances of the effect and of the score mu + effect. */
  effect: Float64Array;
  effectVariance: Float64Array;
  scoreVariance: Float64Array;
  /** By rater: b_j (lenient: positive) and its variance. */
  leniency: Float64Array;
  leniencyVariance: Float64Array;
  /** cov(u_i, u_k) for i != k. */
  covariance(i: number, k: number): number;
  /** Effects of all items in the draws of one block: row-major, one row a draw. */
  draw(seed: number, block: number): Float64Array;
};

const [raterKind, itemKind] = [0, 1];

/** For a fit with the items eliminated. `widening` multiplies every standard deviation. */
export function posteriorOf(crossing: Crossing, fit: Fit, widening: number): Posterior {
  const { items, raters, start, rater, centre, unit } = crossing;
  const { model, system, means, moments } = fit;
  const { n, D, c0, c } = system;
  const { V, T, varU, covMu } = moments;
  const variance = fit.s2 * (unit * widening) ** 2;
  const sd = Math.sqrt(variance);
  const effect = means.u.map((u) => unit * (u - model.ubar));
  /** c_i' V c_k */
  const crossProduct = (i: number, k: number) => {
    const along = (row: number) => {
      let sum = V[row]! * c0[k]!;
      for (let r = start[k]!; r < start[k + 1]!; r++) sum += V[row + rater[r]! + 1]! * c[r]!;
      return sum;
    };
    let sum = c0[i]! * along(0);
    for (let r = start[i]!; r < start[i + 1]!; r++) sum += c[r]! * along((rater[r]! + 1) * n);
    return sum;
  };
  return {
    mu: centre + unit * (means.x[0]! + model.ubar),
    effect,
    effectVariance: varU.map((value) => variance * Math.max(value, 0)),
    scoreVariance: varU.map((value, i) => variance * Math.max(V[0]! + value + 2 * covMu[i]!, 0)),
    leniency: Float64Array.from(raters, (_, j) => unit * means.x[j + 1]!),
    leniencyVariance: Float64Array.from(raters, (_, j) => variance * V[(j + 1) * n + j + 1]!),
    covariance: (i, k) => (variance * crossProduct(i, k)) / (D[i]! * D[k]!),
    // x - E x = sd T z, then u_i | x ~ N(E u_i - c_i' (x - E x) / D_i, s2 / D_i)
    draw(seed, block) {
      const x = drawDense(T, n, raters.length + 1, seed, block);
      const own = normals(seed, block, itemKind, items.length);
      return drawEffects(crossing, system, effect, sd, x, own);
    },
  };
}

function drawEffects(
  { start, rater }: Crossing,
  { n, D, c0, c }: Fit['system'],
  effect: Float64Array,
  sd: number,
  x: Float64Array,
  { block: z, width }: { block: Float64Array; width: number },
): Float64Array {
  const count = effect.length;
  const drawn = new Float64Array(drawsPerBlock * count);
  const shares = D.map((d) => sd / d);
  const roots = D.map((d) => sd / Math.sqrt(d));
  for (let t = 0; t < drawsPerBlock; t++) {
    const at = t * n;
    const x0 = x[at]!;
    let r = 0;
    for (let i = 0; i < count; i++) {
      const to = start[i + 1]!;
      let sum = c0[i]! * x0;
      for (; r < to; r++) sum += c[r]! * x[at + rater[r]! + 1]!;
      drawn[t * count + i] = effect[i]! - shares[i]! * sum + roots[i]! * z[t * width + i]!;
    }
  }
  return drawn;
}

/** For a fit of the transposed crossing, where the items are the dense side; spread, gamma and the like are plain. */
export function posteriorOfTransposed(flipped: Crossing, fit: Fit): Posterior {
  const { items: raters, raters: items, centre, unit } = flipped;
  const { system, means, moments } = fit;
  const { n } = system;
  const { V, T, varU } = moments;
  const variance = fit.s2 * unit ** 2;
  const sd = Math.sqrt(variance);
  const effect = Float64Array.from(items, (_, i) => unit * means.x[i + 1]!);
  const own = (i: number) => V[(i + 1) * n + i + 1]!;
  return {
    mu: centre + unit * means.x[0]!,
    effect,
    effectVariance: effect.map((_, i) => variance * own(i)),
    scoreVariance: effect.map((_, i) => variance * Math.max(V[0]! + own(i) + 2 * V[(i + 1) * n]!, 0)),
    leniency: Float64Array.from(raters, (_, j) => unit * means.u[j]!),
    leniencyVariance: Float64Array.from(raters, (_, j) => variance * varU[j]!),
    covariance: (i, k) => variance * V[(i + 1) * n + k + 1]!,
    draw(seed, block) {
      const x = drawDense(T, n, items.length + 1, seed, block);
      const drawn = new Float64Array(drawsPerBlock * items.length);
      for (let t = 0; t < drawsPerBlock; t++) {
        for (let i = 0; i < items.length; i++) drawn[t * items.length + i] = effect[i]! + sd * x[t * n + i + 1]!;
      }
      return drawn;
    },
  };
}

/** Rows x = T z with variance T T' = S^-1 (its sign is that of z). */
function drawDense(T: Float64Array, n: number, count: number, seed: number, block: number): Float64Array {
  const rows = paddedOrder(drawsPerBlock);
  const z = new Float64Array(rows * n);
  const own = normals(seed, block, raterKind, count);
  for (let t = 0; t < drawsPerBlock; t++) {
    z.set(own.block.subarray(t * own.width, t * own.width + count), t * n);
  }
  const x = new Float64Array(rows * n);
  const step = 15;
  for (let j = 0; j < n; j += step) {
    subtractProduct(x, z, T, n, [0, rows], [j, Math.min(j + step, n)], [j, n]);
  }
  return x;
}

/**
 * `mean`: each item's plain mean, with the pooled variance of one review about its item's mean as its only
 * uncertainty (s0^2 while no item has two reviews). Raters are taken as equal.
 */
export function posteriorOfMeans(crossing: Crossing, given?: { mu: number; s2: number }): Posterior & { s2: number } {
  const { items, raters, start, y, centre, unit } = crossing;
  const mean = new Float64Array(items.length);
  let squares = 0;
  for (let i = 0; i < items.length; i++) {
    const rows = y.subarray(start[i]!, start[i + 1]!);
    mean[i] = rows.reduce((sum, value) => sum + value, 0) / rows.length;
    for (const value of rows) squares += (value - mean[i]!) ** 2;
  }
  const degrees = y.length - items.length;
  const s2 = given?.s2 ?? unit ** 2 * (degrees > 0 ? squares / degrees : 1);
  const mu = given?.mu ?? centre + unit * (mean.reduce((sum, value) => sum + value, 0) / (items.length || 1));
  const effect = mean.map((value) => centre + unit * value - mu);
  const variance = mean.map((_, i) => s2 / (start[i + 1]! - start[i]!));
  return {
    mu,
    s2,
    effect,
    effectVariance: variance,
    scoreVariance: variance,
    leniency: new Float64Array(raters.length),
    leniencyVariance: new Float64Array(raters.length),
    covariance: () => 0,
    draw(seed, block) {
      const own = normals(seed, block, itemKind, items.length);
      const drawn = new Float64Array(drawsPerBlock * items.length);
      for (let t = 0; t < drawsPerBlock; t++) {
        for (let i = 0; i < items.length; i++) {
          drawn[t * items.length + i] = effect[i]! + Math.sqrt(variance[i]!) * own.block[t * own.width + i]!;
        }
      }
      return drawn;
    },
  };
}

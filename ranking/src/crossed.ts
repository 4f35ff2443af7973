import type { Crossing } from './crossing.ts';
import { cholesky, paddedOrder, solveFactored } from './matrix.ts';
import {
  assemble,
  type Estimate,
  estimate,
  type Fit,
  type Model,
  type Moments,
  momentsOf,
  plainModel,
  workspaceFor,
} from './solve.ts';

/**
 * `crossed-cre-map-1`: the most probable hyperparameters under weak priors, found by a damped ECM (Meng and Rubin
 * 1993) with Anderson acceleration. In units of s0:
 *   log lambdaU ~ N(0, 1.5^2), log lambdaB ~ N(log 5, 1.2^2), s2 ~ scaled inverse chi^2(2, 1),
 *   omega_j ~ Gamma(4, 4), a_j ~ N(1, 0.3^2) with mean 1 over the raters, gamma ~ N(0, 1).
 */
export const crossedParameters = {
  logLambdaU: { mean: 0, sd: 1.5 },
  logLambdaB: { mean: Math.log(5), sd: 1.2 },
  noise: { degrees: 2, scale: 1 },
  /** omega ~ Gamma(shape, shape), so twice the shape are the prior degrees of freedom. */
  reliability: { shape: 4 },
  spread: { sd: 0.3, floor: 0.05 },
  gamma: { sd: 1 },
  tolerance: 1e-6,
  /** Steps that the acceleration combines. */
  memory: 5,
  mostSolves: 400,
  /** Every posterior standard deviation is widened by it: plug-in intervals cover a little too little. */
  widening: 1.12,
};

const P = crossedParameters;
const nu = 2 * P.reliability.shape;

export function fitCrossed(crossing: Crossing, start?: Model): Fit {
  const { raters, y } = crossing;
  const workspace = workspaceFor(crossing);
  const model = start ? copyOf(start) : plainModel(raters.length, Math.exp(P.logLambdaU.mean), 5);
  const reviewsOf = new Float64Array(raters.length);
  for (const j of crossing.rater) reviewsOf[j]! += 1;
  let solves = 0;
  const solveOnce = () => {
    const system = assemble(crossing, model, workspace);
    const means = estimate(crossing, model, system, y);
    const moments = momentsOf(crossing, system, workspace);
    solves += 1;
    return { system, means, moments, s2: noiseOf(means.q, y.length) };
  };
  const step = (point: Float64Array) => {
    unpack(point, model);
    const { means, moments, s2 } = solveOnce();
    maximise(crossing, model, reviewsOf, means, moments, s2);
    return pack(model);
  };
  const { point, converged } = fixedPoint(pack(model), step, () => solves < P.mostSolves);
  unpack(point, model);
  return { model, ...solveOnce(), solves, converged };
}

const noiseOf = (q: number, count: number) =>
  (q + P.noise.degrees * P.noise.scale) / (Math.max(count - 1, 0) + P.noise.degrees);

const copyOf = (model: Model): Model => ({
  ...model,
  reliability: model.reliability.slice(),
  spread: model.spread.slice(),
});

/** The M-steps, from the posterior moments of u (centred), b and mu; E[.] below is in units of s2. */
function maximise(
  { items, raters, item, rater, y, weight, start }: Crossing,
  model: Model,
  reviewsOf: Float64Array,
  { x, u }: Estimate,
  { V, varU, covMu, varMeanB, covMeanB, covB }: Moments,
  s2: number,
) {
  const { reliability, spread, gamma, lambdaU, lambdaB } = model;
  const n = items.length;
  const order = Math.sqrt(V.length);
  let ubar = 0;
  for (let i = 0; i < n; i++) ubar += u[i]! / n;

  // E sum (u - gamma meanB)^2, E sum u meanB, E sum meanB^2, and sum u^2 alone, over the items.
  let deviations = 0;
  let products = 0;
  let squares = 0;
  let certain = 0;
  for (let i = 0; i < n; i++) {
    const centred = u[i]! - ubar;
    let meanB = 0;
    for (let r = start[i]!; r < start[i + 1]!; r++) meanB += x[rater[r]! + 1]!;
    meanB /= start[i + 1]! - start[i]!;
    const rest = centred - gamma * meanB;
    deviations += (rest * rest) / s2 + varU[i]! - 2 * gamma * covMeanB[i]! + gamma * gamma * varMeanB[i]!;
    products += (centred * meanB) / s2 + covMeanB[i]!;
    squares += (meanB * meanB) / s2 + varMeanB[i]!;
    certain += (centred * centred) / s2;
  }
  let severities = 0;
  let traceB = 0;
  for (let k = 1; k <= raters.length; k++) {
    severities += (x[k]! * x[k]!) / s2;
    traceB += V[k * order + k]!;
  }

  // By rater: E sum e^2 for omega_j; for a_j the normal equation of the regression of y - mu - b on u.
  const priorPrecision = 1 / P.spread.sd ** 2;
  const errors = new Float64Array(raters.length);
  const across = new Float64Array(raters.length).fill(priorPrecision);
  const along = new Float64Array(raters.length).fill(priorPrecision);
  for (let r = 0; r < y.length; r++) {
    const i = item[r]!;
    const j = rater[r]!;
    const k = j + 1;
    const a = spread[j]!;
    const w = weight[r]!;
    const varMuB = V[0]! + 2 * V[k * order]! + V[k * order + k]!;
    const cov = covMu[i]! + covB[r]!;
    const base = y[r]! - x[0]! - x[k]!;
    const e = base + (a - 1) * model.ubar - a * u[i]!;
    errors[j]! += w * ((e * e) / s2 + a * a * varU[i]! + varMuB + 2 * a * cov);
    const centred = u[i]! - ubar;
    across[j]! += w * reliability[j]! * ((centred * (base - ubar)) / s2 - cov);
    along[j]! += w * reliability[j]! * ((centred * centred) / s2 + varU[i]!);
  }
  let meanSpread = 0;
  for (let j = 0; j < raters.length; j++) {
    reliability[j] = (nu + reviewsOf[j]!) / (nu + errors[j]!);
    spread[j] = Math.max(P.spread.floor, across[j]! / along[j]!);
    meanSpread += spread[j]! / raters.length;
  }
  for (let j = 0; j < raters.length; j++) spread[j]! /= meanSpread;
  model.ubar = ubar;
  model.gamma = (lambdaU * products) / (lambdaU * squares + 1 / P.gamma.sd ** 2);
  model.lambdaU *= Math.exp(
    -0.7 * newton(lambdaU, deviations, n, 0.5 * (n - lambdaU * (deviations - certain)), P.logLambdaU),
  );
  model.lambdaB *= Math.exp(
    -0.5 * newton(lambdaB, severities + traceB, raters.length, 0.5 * (raters.length - lambdaB * traceB), P.logLambdaB),
  );
}

/**
 * A Newton step of -2 log posterior in log lambda, cut to [-1, 1]: its gradient is lambda E sum u^2 - count + prior,
 * its curvature what the data inform, and never less than is safe.
 */
function newton(lambda: number, squares: number, count: number, informed: number, prior: { mean: number; sd: number }) {
  const gradient = lambda * squares - count + (2 * (Math.log(lambda) - prior.mean)) / prior.sd ** 2;
  const curvature = Math.max(informed, 0.25 * lambda * squares, 1) + 2 / prior.sd ** 2;
  return Math.max(-1, Math.min(1, gradient / curvature));
}

/** log lambdaU, log lambdaB, gamma, ubar, then log omega_j and a_j of every rater. */
function pack(model: Model): Float64Array {
  const count = model.spread.length;
  const point = new Float64Array(4 + 2 * count);
  point.set([Math.log(model.lambdaU), Math.log(model.lambdaB), model.gamma, model.ubar]);
  for (let j = 0; j < count; j++) point[4 + j] = Math.log(model.reliability[j]!);
  point.set(model.spread, 4 + count);
  return point;
}

/** An extrapolated point may lie anywhere: keep it where the model is sound. */
function unpack(point: Float64Array, model: Model) {
  const count = model.spread.length;
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  model.lambdaU = Math.exp(within(point[0]!, -14, 14));
  model.lambdaB = Math.exp(within(point[1]!, -14, 14));
  model.gamma = point[2]!;
  model.ubar = point[3]!;
  for (let j = 0; j < count; j++) {
    model.reliability[j] = Math.exp(within(point[4 + j]!, -6, 3));
    model.spread[j] = Math.max(P.spread.floor, point[4 + count + j]!);
  }
}

/**
 * Fixed point of `step` by Anderson acceleration (Walker and Ni 2011): of the last steps, the combination whose change
 * is least. A change that grows says that the past misleads: it is forgotten, and a plain step follows.
 */
function fixedPoint(
  from: Float64Array,
  step: (point: Float64Array) => Float64Array,
  mayGoOn: () => boolean,
): { point: Float64Array; converged: boolean } {
  const enough = P.tolerance * Math.sqrt(from.length);
  let past: { next: Float64Array; change: Float64Array }[] = [];
  let point = from;
  let before = Number.POSITIVE_INFINITY;
  while (mayGoOn()) {
    const next = step(point);
    const change = difference(next, point);
    const length = Math.sqrt(dot(change, change));
    // Extrapolated to where the model has no answer: on from the last plain step.
    if (!Number.isFinite(length)) {
      const last = past.pop();
      if (!last) break;
      [point, past] = [last.next, []];
      continue;
    }
    if (length < enough) return { point: next, converged: true };
    if (length > 3 * before) past = [];
    before = length;
    const changes = past.map((earlier) => difference(change, earlier.change));
    const shares = leastSquares(changes, change);
    point = next.slice();
    for (const [p, earlier] of past.entries()) {
      for (let at = 0; at < point.length; at++) point[at]! -= shares[p]! * (next[at]! - earlier.next[at]!);
    }
    past = [...past.slice(-P.memory + 1), { next, change }];
  }
  return { point, converged: false };
}

/** The x that makes |b - sum_p x_p a_p| least, by the normal equations with a trace of ridge. */
function leastSquares(columns: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = paddedOrder(columns.length);
  const A = new Float64Array(n * n);
  const x = new Float64Array(n);
  const largest = Math.max(0, ...columns.map((column) => dot(column, column)));
  for (let p = 0; p < n; p++) A[p * n + p] = p < columns.length ? 1e-10 * largest : 1;
  for (const [p, column] of columns.entries()) {
    for (let q = 0; q <= p; q++) A[p * n + q]! += dot(column, columns[q]!);
    x[p] = dot(column, b);
  }
  cholesky(A, n);
  return solveFactored(A, n, x);
}

const difference = (a: Float64Array, b: Float64Array) => a.map((value, at) => value - b[at]!);

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

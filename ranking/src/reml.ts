import type { Crossing } from './crossing.ts';
import { estimate, type Fit, plainModel, solveAt, type Workspace, workspaceFor } from './solve.ts';

/**
 * `reml-blup`: y_r = mu + b_j + u_i + e_r with the variances of restricted maximum likelihood, as lme4 fits
 * y ~ 1 + (1 | item) + (1 | rater); no prior, no widening. With rho_u = s2u / s2, rho_b = s2b / s2 and s2 = q / (N - 1)
 * profiled out, it minimises (Bates et al. 2015, eq. 42, up to a constant)
 *   F = log det S + sum_i log(D_i / lambdaU) - J log lambdaB + (N - 1) log q
 * over log rho by Newton steps with the average-information matrix (Gilmour, Thompson and Cullis 1995).
 */
export const remlParameters = { smallest: 1e-8, largest: 1e8, tolerance: 1e-7, longestStep: 3, mostSteps: 200 };

const R = remlParameters;
/** The ratio that stands for a variance of 0 in the final solve. */
const none = 1e-12;

type Point = { rho: Pair; F: number; gradient: Pair; information: [number, number, number]; fit: Fit };
type Pair = [number, number];

export function fitReml(crossing: Crossing, start: Pair = [1, 0.2]): Fit {
  const workspace = workspaceFor(crossing);
  let here = evaluate(crossing, start, workspace);
  let solves = 1;
  let converged = false;
  while (!converged && solves < R.mostSteps) {
    const step = stepFrom(here);
    let share = 1;
    let next = here;
    // Back-tracking ends at the last bits of F, where no step is an improvement.
    while (share > 1e-3) {
      next = evaluate(crossing, moved(here.rho, step, share), workspace);
      solves += 1;
      if (next.F <= here.F + 1e-12 * Math.abs(here.F)) break;
      share /= 4;
    }
    converged = Math.max(Math.abs(step[0]), Math.abs(step[1])) * share < R.tolerance || share <= 1e-3;
    here = next;
  }
  const rho = here.rho.map((ratio, at) => (ratio <= R.smallest && here.gradient[at]! >= 0 ? none : ratio)) as Pair;
  const fit = rho.includes(none) ? evaluate(crossing, rho, workspace).fit : here.fit;
  return { ...fit, solves, converged };
}

const moved = (rho: Pair, step: Pair, share: number) =>
  rho.map((ratio, at) => Math.min(R.largest, Math.max(R.smallest, ratio * Math.exp(share * step[at]!)))) as Pair;

/** The Newton step in log rho; a ratio that wants to go below the smallest stays. */
function stepFrom({ rho, gradient: [gu, gb], information: [uu, ub, bb] }: Point): Pair {
  const fixedU = (rho[0] <= R.smallest && gu >= 0) || (rho[0] >= R.largest && gu <= 0);
  const fixedB = (rho[1] <= R.smallest && gb >= 0) || (rho[1] >= R.largest && gb <= 0);
  const limited = (value: number) => {
    return Number.isFinite(value) ? Math.max(-R.longestStep, Math.min(R.longestStep, value)) : 0;
  };
  if (fixedU && fixedB) return [0, 0];
  if (fixedU) return [0, limited(-gb / bb)];
  if (fixedB) return [limited(-gu / uu), 0];
  // A matrix that is nearly singular (the data cannot tell the two apart) gives two steps on their own.
  const det = uu * bb - ub * ub;
  if (!(det > 1e-10 * uu * bb)) return [limited(-gu / uu), limited(-gb / bb)];
  return [limited((ub * gb - bb * gu) / det), limited((ub * gu - uu * gb) / det)];
}

function evaluate(crossing: Crossing, rho: Pair, workspace: Workspace): Point {
  const { items, raters, y, item, rater, weight } = crossing;
  const [lambdaU, lambdaB] = [1 / rho[0], 1 / rho[1]];
  const degrees = Math.max(y.length - 1, 1);
  const model = plainModel(raters.length, lambdaU, lambdaB);
  const fit = solveAt(crossing, model, 0, workspace);
  const { system, means, moments } = fit;
  const { x, u } = means;

  // Scores that the model repeats exactly (all equal, or too few) leave no noise to measure.
  let size = 0;
  for (const value of y) size += value * value;
  const q = Math.max(means.q, 1e-14 * size, Number.MIN_VALUE);
  fit.s2 = means.q / degrees;

  let informedU = 0;
  let squaresU = 0;
  for (let i = 0; i < items.length; i++) {
    const D = system.D[i]!;
    informedU += (D - lambdaU) / D - lambdaU * (moments.varU[i]! - 1 / D);
    squaresU += lambdaU * u[i]! * u[i]!;
  }
  let informedB = 0;
  let squaresB = 0;
  for (let k = 1; k <= raters.length; k++) {
    informedB += 1 - lambdaB * moments.V[k * system.n + k]!;
    squaresB += lambdaB * x[k]! * x[k]!;
  }
  const scale = degrees / q;
  const gradient: Pair = [informedU - scale * squaresU, informedB - scale * squaresB];

  // f_u = Z_u Z_u' P y and f_b likewise, times rho; the information is their inner product in P, off y.
  const fu = y.map((_, r) => u[item[r]!]!);
  const fb = y.map((_, r) => x[rater[r]! + 1]!);
  const residuals = (values: Float64Array) => {
    const of = estimate(crossing, model, system, values);
    return values.map((value, r) => weight[r]! * (value - of.x[0]! - of.x[rater[r]! + 1]! - of.u[item[r]!]!));
  };
  const [pu, pb] = [residuals(fu), residuals(fb)];
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, r) => sum + value * b[r]!, 0);
  const entry = (f: Float64Array, p: Float64Array, a: number, b: number) => scale * (dot(f, p) - (a * b) / q);
  const information: Point['information'] = [
    entry(fu, pu, squaresU, squaresU),
    entry(fu, pb, squaresU, squaresB),
    entry(fb, pb, squaresB, squaresB),
  ];
  const F = system.logDet + system.logD - raters.length * Math.log(lambdaB) + degrees * Math.log(q);
  return { rho, F, gradient, information, fit };
}

import type { Crossing } from './crossing.ts';
import { cholesky, inverse, inverseFactor, paddedOrder, solveFactored } from './matrix.ts';

/**
 * The model of one review r of item i by rater j, with u centred at ubar (ranking/README.md):
 *   y_r = mu + b_j + ubar + a_j (u_i - ubar) + e_r,   e_r ~ N(0, s2 / (omega_j w_r))
 *   u_i | b ~ N(gamma mean_{r of i} b_j(r), s2u),     b_j ~ N(0, s2b),   mu flat
 * with lambdaU = s2 / s2u and lambdaB = s2 / s2b.
 */
export type Model = {
  lambdaU: number;
  lambdaB: number;
  gamma: number;
  ubar: number;
  /** omega_j and a_j */
  reliability: Float64Array;
  spread: Float64Array;
};

export function plainModel(raterCount: number, lambdaU: number, lambdaB: number): Model {
  const ones = () => new Float64Array(raterCount).fill(1);
  return { lambdaU, lambdaB, gamma: 0, ubar: 0, reliability: ones(), spread: ones() };
}

/** The matrices of one fit, used again by every solve. */
export type Workspace = { L: Float64Array; T: Float64Array; V: Float64Array };

export function workspaceFor(crossing: Crossing): Workspace {
  const size = paddedOrder(crossing.raters.length + 1) ** 2;
  return { L: new Float64Array(size), T: new Float64Array(size), V: new Float64Array(size) };
}

/**
 * The mixed-model equations with the items eliminated (Henderson 1975; Searle, Casella and McCulloch 1992, ch. 7), in
 * units of s2. x = (mu, b) is the dense block, of a padded order n, with S = L L'.
 */
export type System = {
  n: number;
  L: Float64Array;
  logDet: number;
  /** By item: D_i and c_i0; by row: c_ij, the item's coupling with the rater. */
  D: Float64Array;
  c0: Float64Array;
  c: Float64Array;
  logD: number;
};

/**
 * D_i = lambdaU + sum omega a^2, c_i0 = sum omega a, c_ij = omega_j a_j - lambdaU g_i with g_i = gamma / n_i, and
 * S = diag(sum omega + lambdaB) + mu's row + sum_i (lambdaU g_i^2 1 1' - c_i c_i' / D_i).
 */
export function assemble(crossing: Crossing, model: Model, { L: S }: Workspace): System {
  const { items, raters, start, rater, weight } = crossing;
  const { lambdaU, lambdaB, reliability, spread } = model;
  const n = paddedOrder(raters.length + 1);
  const D = new Float64Array(items.length);
  const c0 = new Float64Array(items.length);
  const c = new Float64Array(rater.length);
  const cells = cellsFor(crossing);
  let logD = 0;
  S.fill(0);
  for (let k = 1; k <= raters.length; k++) S[k * n + k] = lambdaB;
  for (let k = raters.length + 1; k < n; k++) S[k * n + k] = 1;
  for (let i = 0; i < items.length; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    const prior = (lambdaU * model.gamma) / (to - from);
    const outer = (prior * model.gamma) / (to - from);
    let d = lambdaU;
    let coupling = 0;
    for (let r = from; r < to; r++) {
      const j = rater[r]!;
      const k = j + 1;
      const precision = reliability[j]! * weight[r]!;
      const loaded = precision * spread[j]!;
      d += loaded * spread[j]!;
      coupling += loaded;
      c[r] = loaded - prior;
      S[0]! += precision;
      S[k * n]! += precision;
      S[k * n + k]! += precision;
    }
    D[i] = d;
    c0[i] = coupling;
    logD += Math.log(d / lambdaU);
    S[0]! -= (coupling * coupling) / d;
    const count = cells.gather(crossing, c, i);
    for (let p = 0; p < count; p++) {
      const row = (cells.rater[p]! + 1) * n;
      const share = cells.c[p]! / d;
      S[row]! -= share * coupling;
      // Cells are sorted by rater, so this is the lower triangle.
      for (let q = 0; q <= p; q++) {
        S[row + cells.rater[q]! + 1]! += outer * cells.rows[p]! * cells.rows[q]! - share * cells.c[q]!;
      }
    }
  }
  return { n, L: S, logDet: cholesky(S, n), D, c0, c, logD };
}

/** The reviews of one item by rater: what enters of several by the same is their number and the sum of their c. */
function cellsFor({ raters }: Crossing) {
  const rater = new Int32Array(raters.length);
  const rows = new Float64Array(raters.length);
  const sums = new Float64Array(raters.length);

  /** Makes these cells those of item i, in the order of the raters, and says how many there are. */
  function gather({ start, rater: raterOf }: Crossing, c: Float64Array, i: number): number {
    let count = 0;
    for (let r = start[i]!; r < start[i + 1]!; r++) {
      if (count === 0 || rater[count - 1] !== raterOf[r]) {
        rater[count] = raterOf[r]!;
        rows[count] = 0;
        sums[count] = 0;
        count += 1;
      }
      rows[count - 1]! += 1;
      sums[count - 1]! += c[r]!;
    }
    return count;
  }
  return { rater, rows, c: sums, gather };
}

export type Estimate = {
  /** (mu, b), and 0 in the rows that pad the order. */
  x: Float64Array;
  u: Float64Array;
  /** The least sum of squares, of residuals and prior terms. */
  q: number;
};

/** The posterior means for the values y (by row): x = S^-1 (...), u_i = (r_i - c_i' x) / D_i. */
export function estimate(crossing: Crossing, model: Model, system: System, y: Float64Array): Estimate {
  const { items, start, rater, weight } = crossing;
  const { reliability, spread, ubar } = model;
  const { n, D, c0, c } = system;
  const rhs = new Float64Array(n);
  const u = new Float64Array(items.length);
  let squares = 0;
  for (let i = 0; i < items.length; i++) {
    let r0 = 0;
    for (let r = start[i]!; r < start[i + 1]!; r++) {
      const j = rater[r]!;
      const precision = reliability[j]! * weight[r]!;
      const value = y[r]! + (spread[j]! - 1) * ubar;
      r0 += precision * spread[j]! * value;
      rhs[0]! += precision * value;
      rhs[j + 1]! += precision * value;
      squares += precision * value * value;
    }
    u[i] = r0;
    rhs[0]! -= (c0[i]! * r0) / D[i]!;
    for (let r = start[i]!; r < start[i + 1]!; r++) rhs[rater[r]! + 1]! -= (c[r]! * r0) / D[i]!;
  }
  const x = solveFactored(system.L, n, rhs.slice());
  let fitted = 0;
  for (let k = 0; k < n; k++) fitted += rhs[k]! * x[k]!;
  for (let i = 0; i < items.length; i++) {
    const r0 = u[i]!;
    let rest = r0 - c0[i]! * x[0]!;
    for (let r = start[i]!; r < start[i + 1]!; r++) rest -= c[r]! * x[rater[r]! + 1]!;
    u[i] = rest / D[i]!;
    fitted += (r0 * r0) / D[i]!;
  }
  return { x, u, q: Math.max(squares - fitted, 0) };
}

/** Posterior (co)variances in units of s2. */
export type Moments = {
  /** Of x: V = S^-1 = T T'. */
  V: Float64Array;
  T: Float64Array;
  /** By item: var u_i, cov(u_i, mu), and the mean over its rows of b and its moments. */
  varU: Float64Array;
  covMu: Float64Array;
  varMeanB: Float64Array;
  covMeanB: Float64Array;
  /** By row: cov(u_i, b_j). */
  covB: Float64Array;
};

/** var u_i = 1 / D_i + c_i' V c_i / D_i^2 and cov(u_i, x) = -V c_i / D_i. */
export function momentsOf(crossing: Crossing, system: System, { T, V }: Workspace): Moments {
  const { items, start, rater } = crossing;
  const { n, D, c0, c } = system;
  inverse(inverseFactor(system.L, n, T), n, V);
  const cells = cellsFor(crossing);
  const byItem = () => new Float64Array(items.length);
  const moments = { V, T, varU: byItem(), covMu: byItem(), varMeanB: byItem(), covMeanB: byItem(), covB: c.slice() };
  for (let i = 0; i < items.length; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    let withMu = V[0]! * c0[i]!;
    for (let r = from; r < to; r++) withMu += V[(rater[r]! + 1) * n]! * c[r]!;
    let quadratic = c0[i]! * withMu;
    let sumCov = 0;
    let sumVar = 0;
    const count = cells.gather(crossing, c, i);
    let r = from;
    for (let p = 0; p < count; p++) {
      const row = (cells.rater[p]! + 1) * n;
      let withB = V[row]! * c0[i]!;
      for (let q = 0; q < count; q++) {
        const v = V[row + cells.rater[q]! + 1]!;
        withB += v * cells.c[q]!;
        sumVar += v * cells.rows[p]! * cells.rows[q]!;
      }
      quadratic += cells.c[p]! * withB;
      sumCov -= (cells.rows[p]! * withB) / D[i]!;
      for (const next = r + cells.rows[p]!; r < next; r++) moments.covB[r] = -withB / D[i]!;
    }
    moments.varU[i] = 1 / D[i]! + quadratic / D[i]! ** 2;
    moments.covMu[i] = -withMu / D[i]!;
    moments.covMeanB[i] = sumCov / (to - from);
    moments.varMeanB[i] = sumVar / (to - from) ** 2;
  }
  return moments;
}

export type Fit = {
  model: Model;
  s2: number;
  system: System;
  means: Estimate;
  moments: Moments;
  solves: number;
  converged: boolean;
};

/** One solve with hyperparameters that are given. */
export function solveAt(crossing: Crossing, model: Model, s2: number, workspace = workspaceFor(crossing)): Fit {
  const system = assemble(crossing, model, workspace);
  const means = estimate(crossing, model, system, crossing.y);
  const moments = momentsOf(crossing, system, workspace);
  return { model, s2, system, means, moments, solves: 1, converged: true };
}

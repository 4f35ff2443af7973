import { inverse, Matrix } from 'ml-matrix';
import type { Crossing } from './crossing.ts';
import type { Model } from './solve.ts';

/**
 * The same posterior without eliminating anything: one dense precision matrix over (mu, b, u), every term of the model
 * written as a row of a least-squares problem.
 */
export function dense({ items, raters, item, rater, y, weight, start }: Crossing, model: Model) {
  const size = 1 + raters.length + items.length;
  const [rows, targets]: [number[][], number[]] = [[], []];
  const add = (entries: [number, number][], target: number, precision: number) => {
    const row = new Array<number>(size).fill(0);
    for (const [at, value] of entries) row[at]! += value * Math.sqrt(precision);
    rows.push(row);
    targets.push(target * Math.sqrt(precision));
  };
  const b = (j: number) => 1 + j;
  const u = (i: number) => 1 + raters.length + i;
  for (let r = 0; r < y.length; r++) {
    const j = rater[r]!;
    const a = model.spread[j]!;
    const precision = model.reliability[j]! * weight[r]!;
    // y = mu + b + ubar + a (u - ubar)
    add(
      [
        [0, 1],
        [b(j), 1],
        [u(item[r]!), a],
      ],
      y[r]! - model.ubar + a * model.ubar,
      precision,
    );
  }
  for (let i = 0; i < items.length; i++) {
    const own = Array.from(rater.subarray(start[i]!, start[i + 1]!));
    const prior = own.map((j): [number, number] => [b(j), -model.gamma / own.length]);
    add([[u(i), 1], ...prior], 0, model.lambdaU);
  }
  for (let j = 0; j < raters.length; j++) add([[b(j), 1]], 0, model.lambdaB);
  const X = new Matrix(rows);
  const V = inverse(X.transpose().mmul(X));
  const target = Matrix.columnVector(targets);
  const solution = V.mmul(X.transpose()).mmul(target);
  const residual = target.clone().sub(X.mmul(solution));
  return { V, means: solution.to1DArray(), q: residual.dot(residual), u, b };
}

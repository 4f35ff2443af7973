import type { Crossing } from './crossing.ts';
import type { Model } from './solve.ts';
import type { RankedItem } from './types.ts';

/** Estimates in the crossing's units: x = (mu, b), and the model they were made with. */
export type Terms = { x: Float64Array; model: Model };

/**
 * The way from an item's raw mean to its score, each step by itself and exact:
 *   mean(y) - mean(b) + (weighted mean - plain mean) + (lambdaU / D)(prior - weighted mean) = score,
 * since u_i = (sum omega a (y - mu - b) + lambdaU prior) / D_i. The weighted mean is the least-squares score
 * M + sum omega a (y - M - b) / sum omega a^2 about the average item's score M = mu + ubar; the prior is that score
 * plus what gamma expects of an item with these raters.
 */
export function stepsOf(crossing: Crossing, { x, model }: Terms, i: number): RankedItem['steps'] {
  const { start, rater, y, weight, centre, unit } = crossing;
  const { reliability, spread, gamma, ubar, lambdaU } = model;
  const n = start[i + 1]! - start[i]!;
  const average = x[0]! + ubar;
  let rawMean = 0;
  let leniency = 0;
  let across = 0;
  let along = 0;
  for (let r = start[i]!; r < start[i + 1]!; r++) {
    const j = rater[r]!;
    const loaded = reliability[j]! * weight[r]! * spread[j]!;
    rawMean += y[r]! / n;
    leniency += x[j + 1]! / n;
    across += loaded * (y[r]! - average - x[j + 1]!);
    along += loaded * spread[j]!;
  }
  const weighted = average + across / along;
  const expected = average + gamma * leniency - ubar;
  return [
    { kind: 'RAW_MEAN', amount: centre + unit * rawMean },
    { kind: 'SEVERITY', amount: -unit * leniency },
    { kind: 'WEIGHTING', amount: unit * (weighted - (rawMean - leniency)) },
    { kind: 'SHRINKAGE', amount: (unit * lambdaU * (expected - weighted)) / (lambdaU + along) },
  ];
}

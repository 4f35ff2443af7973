import type { Posterior } from './posterior.ts';

/**
 * erfc(x) = 2 / sqrt(pi) times the integral of exp(-t^2) from x on: near 0 by the series of erf (Abramowitz and
 * Stegun 7.1.6), further out by the continued fraction (7.1.14). Relative error below 1e-13.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x > 27) return 0;
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = x;
  for (let n = 120; n > 0; n--) fraction = x + n / 2 / fraction;
  return density / fraction;
}

/** P(Z < z) for a standard normal Z. */
export const normalBelow = (z: number) => erfc(-z / Math.SQRT2) / 2;

/** P(item i above item k); 1/2 if nothing at all tells them apart. */
export function probabilityAboveOf(
  { effect, effectVariance, covariance }: Pick<Posterior, 'effect' | 'effectVariance' | 'covariance'>,
  i: number,
  k: number,
): number {
  const ahead = effect[i]! - effect[k]!;
  const variance = i === k ? 0 : effectVariance[i]! + effectVariance[k]! - 2 * covariance(i, k);
  if (variance > 0) return normalBelow(ahead / Math.sqrt(variance));
  return (Math.sign(ahead) + 1) / 2;
}

/** Share of the truly best k that are among the k best by score; equal scores share the last places. */
export function recall(worth: ArrayLike<number>, score: ArrayLike<number>, k: number): number {
  const best = Array.from(worth, (_, i) => i).sort((a, b) => worth[b]! - worth[a]!);
  const sorted = Array.from(score).sort((a, b) => b - a);
  const line = sorted[k - 1]!;
  const above = sorted.filter((value) => value > line).length;
  const at = sorted.filter((value) => value === line).length;
  let found = 0;
  for (const i of best.slice(0, k)) {
    if (score[i]! > line) found += 1;
    else if (score[i]! === line) found += (k - above) / at;
  }
  return found / k;
}

/** Kendall's tau-b: agreement of all pairs, corrected for ties. */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let agree = 0;
  let [untiedA, untiedB] = [0, 0];
  for (let i = 1; i < a.length; i++) {
    for (let k = 0; k < i; k++) {
      const left = Math.sign(a[i]! - a[k]!);
      const right = Math.sign(b[i]! - b[k]!);
      agree += left * right;
      untiedA += left * left;
      untiedB += right * right;
    }
  }
  return untiedA && untiedB ? agree / Math.sqrt(untiedA * untiedB) : 0;
}

export type Estimated = { value: number; error: number };

/** Mean and its standard error. */
export function meanOf(values: readonly number[]): Estimated {
  const value = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  return { value, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** sum of parts / sum of wholes over rounds, and its standard error by linearisation: items of a round hang together. */
export function ratioOf(parts: readonly number[], wholes: readonly number[]): Estimated {
  const whole = wholes.reduce((sum, one) => sum + one, 0);
  const value = parts.reduce((sum, one) => sum + one, 0) / whole;
  const squares = parts.reduce((sum, part, at) => sum + (part - value * wholes[at]!) ** 2, 0);
  const rounds = parts.length;
  return { value, error: Math.sqrt((squares * rounds) / (rounds - 1)) / whole };
}

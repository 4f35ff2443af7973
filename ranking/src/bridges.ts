import { componentsOf, crossingOf } from './crossing.ts';
import { modelOf } from './fit.ts';
import { checkInput } from './input.ts';
import { solveAt } from './solve.ts';
import type { HelpfulReview, RankInput, Ranking } from './types.ts';

/** May this rater review this item (no conflict of interest, say)? */
type Allowed = (rater: string, item: string) => boolean;

/**
 * Reviews that would tie the parts of a disconnected round together, two for every part but the largest: its most
 * reviewed item by the most experienced rater of the largest part, and the other way round.
 */
export function bridges(input: RankInput, allowed: Allowed = () => true): { item: string; rater: string }[] {
  checkInput(input);
  const crossing = crossingOf(input);
  const { items, raters, start, item, rater } = crossing;
  const load = new Int32Array(raters.length);
  const partOf = new Map<string, number>();
  for (const [part, ids] of componentsOf(crossing).entries()) for (const id of ids) partOf.set(id, part);
  const partOfRater = new Int32Array(raters.length);
  for (let r = 0; r < item.length; r++) {
    load[rater[r]!]! += 1;
    partOfRater[rater[r]!] = partOf.get(items[item[r]!]!)!;
  }
  const most = (count: (index: number) => number) => (a: number, b: number) => count(b) - count(a) || a - b;
  const itemsByReviews = items.map((_, i) => i).sort(most((i) => start[i + 1]! - start[i]!));
  const ratersByReviews = raters.map((_, j) => j).sort(most((j) => load[j]!));
  const best = (itemPart: number, raterPart: number) => {
    for (const i of itemsByReviews) {
      if (partOf.get(items[i]!) !== itemPart) continue;
      const j = ratersByReviews.find((j) => partOfRater[j] === raterPart && allowed(raters[j]!, items[i]!));
      if (j !== undefined) return [{ item: items[i]!, rater: raters[j]! }];
    }
    return [];
  };
  const parts = new Set(partOf.values()).size;
  return Array.from({ length: Math.max(0, parts - 1) }, (_, at) => [...best(at + 1, 0), ...best(0, at + 1)]).flat();
}

/**
 * The reviews, of items that are too close to call, by raters who have not reviewed them, that would narrow the open
 * question at the line most. With d_i = u_i - mean u over the open items and h = mu + b_j + a_j u_i what the review
 * would measure, one more observation takes cov(d_i, h)^2 / (var h + 1 / omega_j) from var d_i (Kalman's update); `gain`
 * is the share of sum_i var d_i. If no item is open: of the last one in and the first one out.
 */
export function helpfulReviews(
  input: RankInput,
  ranking: Ranking,
  { most = 5, allowed = (() => true) as Allowed } = {},
): HelpfulReview[] {
  checkInput(input);
  const crossing = crossingOf(input);
  const { items, raters, start, rater } = crossing;
  const model = modelOf(crossing, ranking.hyper);
  // Plain means are the model without a prior on the items.
  if (input.methodId === 'mean') model.lambdaU = 1e-9;
  const { system, moments } = solveAt(crossing, model, 1);
  const { n, c0, c, D } = system;
  const { V } = moments;
  const open = openItems(ranking).map((id) => items.indexOf(id));

  // cov(u_i, x) = -V c_i / D_i, and cov(u_i, u_k) with it.
  const withX = open.map((i) => {
    const cov = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      let sum = V[k]! * c0[i]!;
      for (let r = start[i]!; r < start[i + 1]!; r++) sum += V[(rater[r]! + 1) * n + k]! * c[r]!;
      cov[k] = -sum / D[i]!;
    }
    return cov;
  });
  const withU = withX.map((cov, at) =>
    open.map((k, other) => {
      let sum = c0[k]! * cov[0]!;
      for (let r = start[k]!; r < start[k + 1]!; r++) sum += c[r]! * cov[rater[r]! + 1]!;
      return (at === other ? 1 / D[k]! : 0) - sum / D[k]!;
    }),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spreadOf = (values: readonly number[]) => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  };
  const openVariance = withU.reduce((sum, row, at) => sum + row[at]! - mean(row), 0);

  const candidates: HelpfulReview[] = [];
  for (const [at, i] of open.entries()) {
    const known = new Set(rater.subarray(start[i]!, start[i + 1]!));
    for (let j = 0; j < raters.length; j++) {
      if (known.has(j) || !allowed(raters[j]!, items[i]!)) continue;
      const a = model.spread[j]!;
      const k = j + 1;
      const covariances = open.map((_, other) => withX[other]![0]! + withX[other]![k]! + a * withU[other]![at]!);
      const own = withX[at]![0]! + withX[at]![k]!;
      const variance = V[0]! + 2 * V[k]! + V[k * n + k]! + 2 * a * own + a * a * withU[at]![at]!;
      const gain = spreadOf(covariances) / (variance + 1 / model.reliability[j]!) / openVariance;
      candidates.push({ item: items[i]!, rater: raters[j]!, gain });
    }
  }
  return candidates.sort((a, b) => b.gain - a.gain).slice(0, most);
}

/** At most the forty nearest to the line. */
function openItems({ items, k }: Ranking): string[] {
  const placed = items.filter((item) => item.position !== null);
  if (placed.length <= k) return [];
  const open = placed.filter((item) => item.zone === 'TOO_CLOSE');
  const nearest = open.sort((a, b) => Math.abs(a.position! - k - 0.5) - Math.abs(b.position! - k - 0.5)).slice(0, 40);
  return (nearest.length > 1 ? nearest : placed.slice(k - 1, k + 1)).map((item) => item.item);
}

import type { RankInput, Review } from './types.ts';

/**
 * The reviews as numbers: ids become dense indices in the order of the ids, rows are sorted by item, rater and value,
 * so that the order of arrival cannot matter. Values are centred and in units of s0 = range / 18 (0.5 on a scale of
 * 1 to 10), so that neither shift nor unit of the scale can matter.
 */
export type Crossing = {
  items: readonly string[];
  raters: readonly string[];
  /** Rows of item i: start[i] up to start[i + 1]. */
  start: Int32Array;
  item: Int32Array;
  rater: Int32Array;
  /** y_r = (composite - centre) / unit, and its weight in the precision (1 if no criterion is missing). */
  y: Float64Array;
  weight: Float64Array;
  centre: number;
  unit: number;
  uncounted: number;
};

type Row = { item: number; rater: number; y: number; weight: number };

export function crossingOf(input: RankInput): Crossing {
  const { rows: composites, uncounted } = compositesOf(input);
  const items = [...new Set(composites.map((row) => row.item))].sort();
  const raters = [...new Set(composites.map((row) => row.rater))].sort();
  const itemIndex = new Map(items.map((id, index) => [id, index]));
  const raterIndex = new Map(raters.map((id, index) => [id, index]));
  const rows: Row[] = composites.map(({ item, rater, y, weight }) => {
    return { item: itemIndex.get(item)!, rater: raterIndex.get(rater)!, y, weight };
  });
  rows.sort(inOrder);
  let centre = 0;
  for (const { y } of rows) centre += y / rows.length;
  const unit = (input.scale.max - input.scale.min) / 18 || 1;
  for (const row of rows) row.y = (row.y - centre) / unit;
  return { items, raters, ...columns(rows, items.length), centre, unit, uncounted };
}

const inOrder = (a: Row, b: Row) => a.item - b.item || a.rater - b.rater || a.y - b.y || a.weight - b.weight;

function columns(rows: readonly Row[], itemCount: number) {
  const start = new Int32Array(itemCount + 1);
  for (const { item } of rows) start[item + 1]! += 1;
  for (let i = 0; i < itemCount; i++) start[i + 1]! += start[i]!;
  return {
    start,
    item: Int32Array.from(rows, (row) => row.item),
    rater: Int32Array.from(rows, (row) => row.rater),
    y: Float64Array.from(rows, (row) => row.y),
    weight: Float64Array.from(rows, (row) => row.weight),
  };
}

/** The same reviews with the parts of items and raters exchanged. */
export function transposed(crossing: Crossing): Crossing {
  const { items, raters, item, rater, y, weight } = crossing;
  const rows = Array.from(y, (value, r): Row => {
    return { item: rater[r]!, rater: item[r]!, y: value, weight: weight[r]! };
  });
  rows.sort(inOrder);
  return { ...crossing, items: raters, raters: items, ...columns(rows, raters.length) };
}

/**
 * One number a review. With normalised weights w and m_c the mean of criterion c where it is given,
 * y = sum_c w_c m_c + sum_given w_c (x_c - m_c) / W, with the share W = sum_given w_c as weight in the precision;
 * with all criteria given this is sum_c w_c x_c. Below W = 1/2 the review does not count.
 */
function compositesOf({ reviews, weights }: RankInput) {
  let total = 0;
  const criteria = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, weight] of criteria) total += weight;
  const counted: { review: Review; share: number }[] = [];
  for (const review of reviews) {
    let share = 0;
    for (const [criterion, weight] of criteria) if (review.values.has(criterion)) share += weight / total;
    if (share > 0.5 - 1e-12) counted.push({ review, share });
  }
  const means = criteria.map(([criterion]) => meanOf(counted, criterion));
  let base = 0;
  let known = 0;
  for (const [c, [, weight]] of criteria.entries()) {
    if (means[c] === undefined) continue;
    base += weight * means[c];
    known += weight;
  }
  const rows = counted.map(({ review, share }) => {
    let deviation = 0;
    for (const [c, [criterion, weight]] of criteria.entries()) {
      const value = review.values.get(criterion);
      if (value !== undefined) deviation += (weight / total) * (value - means[c]!);
    }
    return { item: review.item, rater: review.rater, y: base / known + deviation / share, weight: share };
  });
  return { rows, uncounted: reviews.length - counted.length };
}

/** Summed in the order of the values, so that the order of arrival cannot show in the last bit. */
function meanOf(reviews: readonly { review: Review }[], criterion: string): number | undefined {
  const values: number[] = [];
  for (const { review } of reviews) {
    const value = review.values.get(criterion);
    if (value !== undefined) values.push(value);
  }
  if (values.length === 0) return undefined;
  return (
    Float64Array.from(values)
      .sort()
      .reduce((sum, value) => sum + value, 0) / values.length
  );
}

/** Item ids by connected part of the graph of items and raters, largest first (union-find with path halving). */
export function componentsOf({ items, raters, item, rater }: Crossing): string[][] {
  const parent = Int32Array.from({ length: items.length + raters.length }, (_, node) => node);
  const rootOf = (node: number) => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let r = 0; r < item.length; r++) parent[rootOf(item[r]!)] = rootOf(items.length + rater[r]!);
  const parts = new Map<number, string[]>();
  for (const [i, id] of items.entries()) {
    const part = parts.get(rootOf(i));
    if (part) part.push(id);
    else parts.set(rootOf(i), [id]);
  }
  return [...parts.values()].sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}

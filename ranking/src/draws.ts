import { drawsPerBlock } from './random.ts';

export type RankDraws = { topProbability: Float64Array; rankLow: Int32Array; rankHigh: Int32Array };

/**
 * Ranks of the items in `order` (best first) among themselves, in every draw: P(rank <= k), exact in each draw, and the
 * 5 % and 95 % quantiles of the rank. Results stand in the order of `order`.
 */
export function rankDraws(
  order: Int32Array,
  k: number,
  draws: number,
  drawBlock: (block: number) => Float64Array,
): RankDraws {
  const count = order.length;
  const top = new Float64Array(count);
  const ranks = new (count < 2 ** 16 ? Uint16Array : Uint32Array)(count * draws);
  const sorter = sorterOf(count);
  const values = new Float64Array(count);
  let drawn = new Float64Array(0);
  for (let draw = 0; draw < draws; draw++) {
    const row = draw % drawsPerBlock;
    if (row === 0) drawn = drawBlock(draw / drawsPerBlock) as typeof drawn;
    const width = drawn.length / drawsPerBlock;
    for (let at = 0; at < count; at++) values[at] = drawn[row * width + order[at]!]!;
    const sorted = sorter(values);
    // Equal values share their first rank, and the places up to k in equal parts.
    for (let from = 0, to = 1; from < count; from = to++) {
      while (to < count && values[sorted[to]!] === values[sorted[from]!]) to++;
      const part = Math.max(0, Math.min(k, to) - from) / (to - from);
      for (let place = from; place < to; place++) {
        top[sorted[place]!]! += part;
        ranks[sorted[place]! * draws + draw] = from + 1;
      }
    }
  }
  return { topProbability: top.map((sum) => Math.min(1, sum / draws)), ...quantiles(ranks, count, draws) };
}

/**
 * Indices by falling value. Values go into as many buckets as there are values, in their order by the posterior mean,
 * which leaves little for the insertion sort that follows: linear time, and exact.
 */
function sorterOf(count: number) {
  const sorted = new Int32Array(count);
  const bucket = new Int32Array(count);
  const ends = new Int32Array(count + 1);
  return (values: Float64Array) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < count; at++) {
      const value = values[at]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const scale = most > least ? (count - 1) / (most - least) : 0;
    ends.fill(0);
    for (let at = 0; at < count; at++) {
      const into = ((most - values[at]!) * scale) | 0;
      bucket[at] = into;
      ends[into + 1]! += 1;
    }
    for (let b = 0; b < count; b++) ends[b + 1]! += ends[b]!;
    for (let at = 0; at < count; at++) sorted[ends[bucket[at]!]!++] = at;
    for (let place = 1; place < count; place++) {
      const moving = sorted[place]!;
      const value = values[moving]!;
      let gap = place;
      while (gap > 0 && values[sorted[gap - 1]!]! < value) {
        sorted[gap] = sorted[gap - 1]!;
        gap -= 1;
      }
      sorted[gap] = moving;
    }
    return sorted;
  };
}

/** By counting: the ranks of one item lie close together. */
function quantiles(ranks: Uint16Array | Uint32Array, count: number, draws: number) {
  const rankLow = new Int32Array(count);
  const rankHigh = new Int32Array(count);
  const occurs = new Int32Array(count + 2);
  const skipped = Math.floor(draws * 0.05);
  for (let at = 0; at < count; at++) {
    const own = ranks.subarray(at * draws, (at + 1) * draws);
    for (let draw = 0; draw < draws; draw++) occurs[own[draw]!]! += 1;
    rankLow[at] = reach(occurs, skipped, 1, 1);
    rankHigh[at] = reach(occurs, skipped, count, -1);
    for (let draw = 0; draw < draws; draw++) occurs[own[draw]!] = 0;
  }
  return { rankLow, rankHigh };
}

/** The first rank, from `from` onwards, at which more than `skipped` draws have been passed. */
function reach(occurs: Int32Array, skipped: number, from: number, step: 1 | -1): number {
  let rank = from;
  let passed = occurs[rank]!;
  while (passed <= skipped) {
    rank += step;
    passed += occurs[rank]!;
  }
  return rank;
}

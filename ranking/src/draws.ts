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
  // By block, item and draw of the block: what is written together lies together.
  const blocks = Math.ceil(draws / drawsPerBlock);
  const ranks = new (count < 2 ** 16 ? Uint16Array : Uint32Array)(blocks * count * drawsPerBlock);
  const sorter = new Sorter(order);
  const { sorted, values } = sorter;
  for (let block = 0; block < blocks; block++) {
    const drawn = drawBlock(block);
    const width = drawn.length / drawsPerBlock;
    const base = block * count * drawsPerBlock;
    for (let row = 0; row < Math.min(drawsPerBlock, draws - block * drawsPerBlock); row++) {
      sorter.sort(drawn, row * width);
      // Equal values share their first rank.
      for (let place = 0, rank = 1; place < count; place++) {
        if (place > 0 && values[place] !== values[place - 1]) rank = place + 1;
        ranks[base + sorted[place]! * drawsPerBlock + row] = rank;
      }
      addTop(top, sorter, k);
    }
  }
  return { topProbability: top.map((sum) => Math.min(1, sum / draws)), ...quantiles(ranks, count, draws) };
}

/** One place each for the best k; those that are equal at the line share what places are left. */
function addTop(top: Float64Array, { sorted, values }: Sorter, k: number) {
  const count = values.length;
  const line = Math.min(k, count);
  let [from, to] = [line, line];
  if (line < count && values[line - 1] === values[line]) {
    while (from > 0 && values[from - 1] === values[line]) from -= 1;
    while (to < count && values[to] === values[line]) to += 1;
  }
  for (let place = 0; place < from; place++) top[sorted[place]!]! += 1;
  for (let place = from; place < to; place++) top[sorted[place]!]! += (line - from) / (to - from);
}

/**
 * Sorts by falling value. Values go into as many buckets as there are values, in their order by the posterior mean,
 * which leaves little for the insertion sort that follows: linear time, and exact.
 */
class Sorter {
  /** By place: the position in `order`, and the value. */
  readonly sorted: Int32Array;
  readonly values: Float64Array;
  private readonly order: Int32Array;
  private readonly unsorted: Float64Array;
  private readonly bucket: Int32Array;
  private readonly ends: Int32Array;

  constructor(order: Int32Array) {
    this.order = order;
    this.sorted = new Int32Array(order.length);
    this.values = new Float64Array(order.length);
    this.unsorted = new Float64Array(order.length);
    this.bucket = new Int32Array(order.length);
    this.ends = new Int32Array(order.length + 1);
  }

  sort(drawn: Float64Array, offset: number) {
    this.scatter(drawn, offset);
    const { sorted, values } = this;
    const count = values.length;
    for (let place = 1; place < count; place++) {
      const value = values[place]!;
      if (values[place - 1]! >= value) continue;
      const moving = sorted[place]!;
      let gap = place;
      while (gap > 0 && values[gap - 1]! < value) {
        values[gap] = values[gap - 1]!;
        sorted[gap] = sorted[gap - 1]!;
        gap -= 1;
      }
      values[gap] = value;
      sorted[gap] = moving;
    }
  }

  private scatter(drawn: Float64Array, offset: number) {
    const { order, sorted, values, unsorted, bucket, ends } = this;
    const count = order.length;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < count; at++) {
      const value = drawn[offset + order[at]!]!;
      unsorted[at] = value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const scale = most > least ? (count - 1) / (most - least) : 0;
    ends.fill(0);
    for (let at = 0; at < count; at++) {
      const into = ((most - unsorted[at]!) * scale) | 0;
      bucket[at] = into;
      ends[into + 1]! += 1;
    }
    for (let b = 0; b < count; b++) ends[b + 1]! += ends[b]!;
    for (let at = 0; at < count; at++) {
      const place = ends[bucket[at]!]!++;
      sorted[place] = at;
      values[place] = unsorted[at]!;
    }
  }
}

/** By counting: the ranks of one item lie close together. */
function quantiles(ranks: Uint16Array | Uint32Array, count: number, draws: number) {
  const rankLow = new Int32Array(count);
  const rankHigh = new Int32Array(count);
  const occurs = new Int32Array(count + 2);
  const skipped = Math.floor(draws * 0.05);
  for (let at = 0; at < count; at++) {
    let lowest = count;
    let highest = 1;
    for (let draw = 0; draw < draws; draw++) {
      const row = draw % drawsPerBlock;
      const rank = ranks[(draw - row) * count + at * drawsPerBlock + row]!;
      occurs[rank]! += 1;
      if (rank < lowest) lowest = rank;
      if (rank > highest) highest = rank;
    }
    rankLow[at] = reach(occurs, skipped, lowest, 1);
    rankHigh[at] = reach(occurs, skipped, highest, -1);
    occurs.fill(0, lowest, highest + 1);
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

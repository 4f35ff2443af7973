import type { Review } from '../types.ts';
import type { Chance } from './chance.ts';

/** A round whose truth is known. */
export type World = {
  /** By item: what the order ought to follow. */
  worth: Float64Array;
  /** By item: the score on the scale that raters of this kind give it on average, from `panelists` more of them. */
  panelScore: Float64Array;
  reviews: Review[];
};

export type Size = { items: number; raters: number };

/** One who misuses some reviews: 1 for the strongest rivals, 10 for one ally of middling worth. */
export type Plot = {
  plotters: number;
  rivals: number;
  /** Plotters take the places of others instead of writing more reviews: two of them are most of what is said. */
  instead?: boolean;
};

/** As many honest raters as to know what their kind says of an item; they write no review. */
export const panelists = 200;

export const criteria = ['a', 'b', 'c', 'd'];
export const scale = { min: 1, max: 10 };

export const itemId = (i: number) => `i${String(i).padStart(4, '0')}`;
export const raterId = (j: number) => `r${String(j).padStart(4, '0')}`;

export const onScale = (value: number) => Math.min(scale.max, Math.max(scale.min, Math.round(value)));

/** How work is handed out other than at random. */
export type Handing = {
  /** Lenient raters get the weak items: the probability of a rater goes with exp(-pull * worth * leniency). */
  pull?: number;
  /**
   * Each rater has a pile of items alike: around a level that goes with minus leniency (correlation `tilt`), with
   * probability exp(-narrowness * (worth - level)^2 / 2).
   */
  pile?: { narrowness: number; tilt: number };
};

/** Who reviews what: two to five raters an item. */
export function assigned(chance: Chance, worth: Float64Array, leniency: Float64Array, handing: Handing): number[][] {
  const { pull = 0, pile = { narrowness: 0, tilt: 0 } } = handing;
  const size = Math.sqrt(leniency.reduce((sum, b) => sum + (b * b) / leniency.length, 0));
  const level = leniency.map((b) => -pile.tilt * (b / size) + Math.sqrt(1 - pile.tilt ** 2) * chance.normal());
  const preference = (value: number, j: number) =>
    -pull * value * leniency[j]! - (pile.narrowness * (value - level[j]!) ** 2) / 2;
  return Array.from(worth, (value) => {
    const count = 2 + chance.below(4);
    // The largest of log weight + Gumbel noise are a draw by weight without replacement.
    const keys = level.map((_, j) => preference(value, j) - Math.log(-Math.log(1 - chance.uniform() || 1e-300)));
    return Array.from(keys, (_, j) => j)
      .sort((a, b) => keys[b]! - keys[a]!)
      .slice(0, count);
  });
}

/** The plotters (raters 0, 1 …) review the rivals and the ally. */
export function plotted(chance: Chance, worth: Float64Array, assignment: number[][], plot: Plot) {
  const { plotters, rivals, instead } = plot;
  const byWorth = Array.from(worth, (_, i) => i).sort((a, b) => worth[b]! - worth[a]!);
  const ally = byWorth[Math.floor(byWorth.length / 2)]!;
  const enemies = new Set(byWorth.slice(0, rivals));
  for (const i of [...enemies, ally]) {
    const raters = assignment[i]!;
    for (let plotter = 0; plotter < plotters; plotter++) {
      if (raters.includes(plotter)) continue;
      if (instead) {
        const honest = raters.filter((j) => j >= plotters);
        raters[raters.indexOf(honest[chance.below(honest.length)]!)] = plotter;
      } else raters.unshift(plotter);
    }
  }
  return (i: number, j: number) => {
    if (j >= plotters) return null;
    if (i === ally) return scale.max;
    return enemies.has(i) ? scale.min : null;
  };
}

/** When in a rater's own sequence each review was written, from -1/2 to 1/2, in random order: `[item][place]`. */
export function moments(chance: Chance, assignment: readonly number[][], raters: number): number[][] {
  const queues: { i: number; place: number; key: number }[][] = Array.from({ length: raters }, () => []);
  for (const [i, places] of assignment.entries()) {
    for (const [place, j] of places.entries()) queues[j]!.push({ i, place, key: chance.uniform() });
  }
  const when = assignment.map((places) => places.map(() => 0));
  for (const queue of queues) {
    queue.sort((a, b) => a.key - b.key);
    for (const [at, { i, place }] of queue.entries())
      when[i]![place] = queue.length > 1 ? at / (queue.length - 1) - 0.5 : 0;
  }
  return when;
}

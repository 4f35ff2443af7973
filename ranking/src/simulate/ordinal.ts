import { normalBelow } from '../compare.ts';
import { type Chance, sample } from './chance.ts';
import {
  assigned,
  criteria,
  itemId,
  moments,
  type Plot,
  panelists,
  plotted,
  raterId,
  type Size,
  type World,
} from './world.ts';

export type Ordinal = Size & {
  /** Student's t with three degrees instead of normal: a few items stand far out. */
  heavy?: boolean;
  /** Exponential instead of normal: most raters alike, a few very strict. */
  skewed?: boolean;
  /** Standard deviation of a rater's liking for one of four topics. */
  taste?: number;
  drift?: number;
  /** Share of raters who give nothing but 6, 7 and 8. */
  narrow?: number;
  /** By how much all thresholds lie lower: 1.5 makes more than half of the scores an 8, 9 or 10. */
  ceiling?: number;
  plot?: Plot;
};

const levels = 9;

/**
 * A world that shares no equation with the model: each rater has nine thresholds of their own between the values 1 to
 * 10, unevenly spaced. An item has four merits, correlated 0.64; raters perceive them with a halo, which draws
 * them together, with noise of the review and noise of the criterion. An item's worth is the mean of its merits.
 */
export function ordinalWorld(chance: Chance, world: Ordinal): World {
  const { items, raters, drift = 0 } = world;
  const overall = many(items, () => (world.heavy ? studentT3(chance) : chance.normal()));
  const merits = overall.map((value) => criteria.map(() => 0.8 * value + 0.6 * chance.normal()));
  const worth = Float64Array.from(merits, (own) => own.reduce((sum, merit) => sum + merit / own.length, 0));
  const topic = many(items, () => chance.below(4));
  const perceived = (i: number, halo: number, liking: readonly number[], c: number) =>
    halo * worth[i]! + (1 - halo) * merits[i]![c]! + liking[topic[i]!]!;

  const { severity, thresholds, halo, liking, noise } = ratersOf(chance, raters, world);
  const change = many(raters, () => drift * chance.normal());

  const leniency = Float64Array.from(severity, (strict) => -strict);
  const assignment = assigned(chance, worth, leniency, {});
  const plot = world.plot ? plotted(chance, worth, assignment, world.plot) : () => null;
  const when = moments(chance, assignment, raters);

  const reviews = assignment.flatMap((places, i) =>
    places.map((j, place) => {
      const mood = noise[j]! * chance.normal() + change[j]! * when[i]![place]!;
      const values = criteria.map((criterion, c): [string, number] => {
        const felt = perceived(i, halo[j]!, liking[j]!, c) + mood + noise[j]! * chance.normal();
        return [criterion, plot(i, j) ?? valueFelt(thresholds[j]!, felt)];
      });
      return { item: itemId(i), rater: raterId(j), values: new Map(values) };
    }),
  );

  const panel = ratersOf(chance, panelists, world);
  const panelScore = worth.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < panelists; j++) {
      for (const c of criteria.keys()) {
        const felt = perceived(i, panel.halo[j]!, panel.liking[j]!, c);
        sum += expectedValue(panel.thresholds[j]!, felt, panel.noise[j]! * Math.SQRT2);
      }
    }
    return sum / panelists / criteria.length;
  });
  return { worth, panelScore, reviews };
}

function many<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

function ratersOf(chance: Chance, count: number, { skewed, ceiling = 0, narrow = 0, taste = 0 }: Ordinal) {
  const severity = many(count, () => 0.7 * (skewed ? -Math.log(1 - chance.uniform()) - 1 : chance.normal()));
  const thresholds = severity.map((strict) => thresholdsOf(chance, strict - ceiling));
  for (const j of sample(chance, count, Math.round(narrow * count))) thresholds[j] = narrowed(thresholds[j]!);
  return {
    severity,
    thresholds,
    halo: many(count, () => 0.2 + 0.6 * chance.uniform()),
    liking: many(count, () => many(4, () => taste * chance.normal())),
    noise: many(count, () => 0.55 * Math.exp(0.4 * chance.normal())),
  };
}

/** With variance 1. */
function studentT3(chance: Chance): number {
  const squares = chance.normal() ** 2 + chance.normal() ** 2 + chance.normal() ** 2;
  return chance.normal() / Math.sqrt(squares);
}

function thresholdsOf(chance: Chance, shift: number): number[] {
  const stretch = Math.exp(0.25 * chance.normal());
  const own = Array.from({ length: levels }, (_, k) => 0.5 * stretch * (k - (levels - 1) / 2 + 0.5 * chance.normal()));
  return own.sort((a, b) => a - b).map((threshold) => threshold + shift);
}

/** Only 6, 7 and 8 are left: the third and the sixth threshold decide between them. */
function narrowed(own: readonly number[]): number[] {
  const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return own.map((_, k) => (k < 5 ? least : k > 6 ? most : own[k === 5 ? 2 : 5]!));
}

const valueFelt = (thresholds: readonly number[], felt: number) =>
  1 + thresholds.filter((threshold) => felt > threshold).length;

const expectedValue = (thresholds: readonly number[], felt: number, sd: number) =>
  thresholds.reduce((sum, threshold) => sum + normalBelow((felt - threshold) / sd), 1);

import { normalBelow } from '../compare.ts';
import { type Chance, sample } from './chance.ts';
import { assigned, criteria, itemId, moments, type Plot, plotted, raterId, type Size, type World } from './world.ts';

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
  const { items, raters, taste = 0, drift = 0, narrow = 0, ceiling = 0 } = world;
  const many = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, index) => make(index));
  const overall = many(items, () => (world.heavy ? studentT3(chance) : chance.normal()));
  const merits = overall.map((value) => criteria.map(() => 0.8 * value + 0.6 * chance.normal()));
  const worth = Float64Array.from(merits, (own) => own.reduce((sum, merit) => sum + merit / own.length, 0));
  const topic = many(items, () => chance.below(4));

  const severity = many(raters, () => 0.7 * (world.skewed ? -Math.log(1 - chance.uniform()) - 1 : chance.normal()));
  const thresholds = severity.map((strict) => thresholdsOf(chance, strict - ceiling));
  for (const j of sample(chance, raters, Math.round(narrow * raters))) thresholds[j] = narrowed(thresholds[j]!);
  const halo = many(raters, () => 0.2 + 0.6 * chance.uniform());
  const liking = many(raters, () => many(4, () => taste * chance.normal()));
  const change = many(raters, () => drift * chance.normal());
  const noise = many(raters, () => 0.55 * Math.exp(0.4 * chance.normal()));

  const perceived = (i: number, j: number, c: number) =>
    halo[j]! * worth[i]! + (1 - halo[j]!) * merits[i]![c]! + liking[j]![topic[i]!]!;
  const leniency = Float64Array.from(severity, (strict) => -strict);
  const assignment = assigned(chance, worth, leniency, {});
  const plot = world.plot ? plotted(chance, worth, assignment, world.plot) : () => null;
  const when = moments(chance, assignment, raters);

  const reviews = assignment.flatMap((places, i) =>
    places.map((j, place) => {
      const mood = noise[j]! * chance.normal() + change[j]! * when[i]![place]!;
      const values = criteria.map((criterion, c): [string, number] => {
        const felt = perceived(i, j, c) + mood + noise[j]! * chance.normal();
        return [criterion, plot(i, j) ?? valueFelt(thresholds[j]!, felt)];
      });
      return { item: itemId(i), rater: raterId(j), values: new Map(values) };
    }),
  );

  const firstHonest = world.plot?.plotters ?? 0;
  const panelScore = worth.map((_, i) => {
    let sum = 0;
    for (let j = firstHonest; j < raters; j++) {
      for (const c of criteria.keys()) {
        sum += expectedValue(thresholds[j]!, perceived(i, j, c), noise[j]! * Math.SQRT2);
      }
    }
    return sum / (raters - firstHonest) / criteria.length;
  });
  return { worth, panelScore, reviews };
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

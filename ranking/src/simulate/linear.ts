import { normalBelow } from '../compare.ts';
import { type Chance, sample } from './chance.ts';
import {
  assigned,
  criteria,
  type Handing,
  itemId,
  moments,
  onScale,
  type Plot,
  panelists,
  plotted,
  raterId,
  type Size,
  scale,
  type World,
} from './world.ts';

export type Linear = Size & {
  /** Raters who hardly differ: severity 0.1, spread 0.05, one noise for all. */
  trained?: boolean;
  /** Share of raters whose scores tell nothing of the item. */
  noise?: number;
  handing?: Handing;
  plot?: Plot;
  /** Probability that a criterion is left empty. */
  missing?: number;
  /** Score of the average item; 5.5 is the middle of the scale. */
  middle?: number;
  /** Standard deviation of the change in severity from a rater's first review to the last. */
  drift?: number;
};

/** What each criterion gives away. One standard deviation of worth is one point. */
const easiness = [0.6, 0.2, -0.2, -0.6];
/** What is said of one criterion alone. */
const ownNoise = 0.3;

/**
 * The model's own kind of world, in units of the standard deviation of worth: severity N(0, 0.8), spread lognormal 0.3,
 * noise of a review 0.8 times lognormal 0.4 by rater; then four whole criteria from 1 to 10, each with 0.3 of its own.
 */
export function linearWorld(chance: Chance, world: Linear): World {
  const { items, raters, noise = 0, missing = 0, middle = 5.5, drift = 0 } = world;
  const worth = normals(chance, items, 1);
  const { leniency, spread, noisiness } = ratersOf(chance, raters, world.trained);
  const change = normals(chance, raters, drift);
  const useless = sample(chance, raters, Math.round(noise * raters));
  for (const j of useless) {
    spread[j] = 0;
    noisiness[j] = 1.2;
  }
  const assignment = assigned(chance, worth, leniency, world.handing ?? {});
  const plot = world.plot ? plotted(chance, worth, assignment, world.plot) : () => null;
  const when = moments(chance, assignment, raters);

  const panel = ratersOf(chance, panelists, world.trained);
  const panelScore = worth.map((value) => {
    let sum = 0;
    for (let j = 0; j < panelists; j++) {
      const expected = middle + panel.leniency[j]! + panel.spread[j]! * value;
      for (const easy of easiness) sum += censored(expected + easy, Math.hypot(panel.noisiness[j]!, ownNoise));
    }
    return sum / panelists / easiness.length;
  });

  const reviews = assignment.flatMap((places, i) =>
    places.map((j, place) => {
      const said =
        leniency[j]! + spread[j]! * worth[i]! + change[j]! * when[i]![place]! + noisiness[j]! * chance.normal();
      const values = criteria.map((criterion, c): [string, number] => {
        const value = onScale(middle + easiness[c]! + said + ownNoise * chance.normal());
        return [criterion, plot(i, j) ?? value];
      });
      const given = missing ? values.filter(() => chance.uniform() >= missing) : values;
      return { item: itemId(i), rater: raterId(j), values: new Map(given) };
    }),
  );
  return { worth, panelScore, reviews };
}

function normals(chance: Chance, count: number, sd: number): Float64Array {
  return Float64Array.from({ length: count }, () => sd * chance.normal());
}

function ratersOf(chance: Chance, count: number, trained = false) {
  const [severitySd, spreadSd, noiseSd] = trained ? ([0.1, 0.05, 0] as const) : ([0.8, 0.3, 0.4] as const);
  return {
    leniency: normals(chance, count, severitySd),
    spread: normals(chance, count, spreadSd).map(Math.exp),
    noisiness: normals(chance, count, noiseSd).map((value) => 0.8 * Math.exp(value)),
  };
}

/** The mean of N(mean, sd^2) cut to the scale; what lies beyond three standard deviations is left out. */
function censored(mean: number, sd: number): number {
  const beyond = (z: number) => {
    return z > 3 ? 0 : Math.exp(-z * z * 0.5) / Math.sqrt(2 * Math.PI) - z * normalBelow(-z);
  };
  return mean + sd * (beyond((mean - scale.min) / sd) - beyond((scale.max - mean) / sd));
}

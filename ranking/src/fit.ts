import { crossedParameters, fitCrossed } from './crossed.ts';
import { type Crossing, crossingOf, transposed } from './crossing.ts';
import type { Terms } from './explain.ts';
import { type Posterior, posteriorOf, posteriorOfMeans, posteriorOfTransposed } from './posterior.ts';
import { fitReml } from './reml.ts';
import { type Fit, type Model, plainModel, solveAt } from './solve.ts';
import type { Hyperparameters, RankInput } from './types.ts';

export type Fitted = {
  crossing: Crossing;
  posterior: Posterior;
  terms: Terms;
  hyper: Hyperparameters;
  solves: number;
  converged: boolean;
};

/** Stands for s2 / 0, the ratio of a variance that was estimated as 0. */
const noVariance = 1e12;

/** Fits the method's model from its own start; with `start` from there (crossed only). */
export function fitted(input: RankInput, start?: Hyperparameters): Fitted {
  const crossing = crossingOf(input);
  if (input.methodId === 'mean') return fromMeans(crossing);
  if (input.methodId === 'crossed-cre-map-1') {
    return fromFit(crossing, fitCrossed(crossing, start && modelOf(crossing, start)));
  }
  if (!isFlipped(crossing)) return fromFit(crossing, fitReml(crossing), 1);
  const flipped = transposed(crossing);
  return fromFlipped(crossing, flipped, fitReml(flipped, [0.2, 1]));
}

/** One solve with given hyperparameters; a rater they do not know has the prior mean of 1 in both. */
export function fittedAt(input: RankInput, hyper: Hyperparameters): Fitted {
  const crossing = crossingOf(input);
  if (input.methodId === 'mean') return fromMeans(crossing, hyper);
  const model = modelOf(crossing, hyper);
  const s2 = hyper.s2 / crossing.unit ** 2;
  if (input.methodId === 'crossed-cre-map-1') return fromFit(crossing, solveAt(crossing, model, s2));
  if (!isFlipped(crossing)) return fromFit(crossing, solveAt(crossing, model, s2), 1);
  const flipped = transposed(crossing);
  return fromFlipped(crossing, flipped, solveAt(flipped, flippedModel(flipped, model), s2));
}

/** With more raters than items the items are the smaller dense side; only the plain model allows it. */
const isFlipped = ({ items, raters }: Crossing) => raters.length > items.length;

const flippedModel = (flipped: Crossing, { lambdaU, lambdaB }: Model) =>
  plainModel(flipped.raters.length, lambdaB, lambdaU);

export function modelOf({ raters, unit }: Crossing, hyper: Hyperparameters): Model {
  const ratio = (variance: number) => (variance > 0 ? hyper.s2 / variance : noVariance);
  const known = new Map(hyper.raters.map((rater) => [rater.rater, rater]));
  return {
    lambdaU: ratio(hyper.s2u),
    lambdaB: ratio(hyper.s2b),
    gamma: hyper.gamma,
    ubar: hyper.ubar / unit,
    reliability: Float64Array.from(raters, (rater) => known.get(rater)?.reliability ?? 1),
    spread: Float64Array.from(raters, (rater) => known.get(rater)?.spread ?? 1),
  };
}

function hyperOf({ raters, unit }: Crossing, model: Model, s2: number, mu: number): Hyperparameters {
  const variance = (lambda: number) => (lambda < noVariance ? s2 / lambda : 0);
  return {
    s2,
    s2u: variance(model.lambdaU),
    s2b: variance(model.lambdaB),
    gamma: model.gamma,
    mu,
    ubar: unit * model.ubar,
    raters: raters.map((rater, j) => ({ rater, reliability: model.reliability[j]!, spread: model.spread[j]! })),
  };
}

function fromFit(crossing: Crossing, fit: Fit, widening = crossedParameters.widening): Fitted {
  const posterior = posteriorOf(crossing, fit, widening);
  const hyper = hyperOf(crossing, fit.model, fit.s2 * crossing.unit ** 2, posterior.mu);
  const { solves, converged } = fit;
  return { crossing, posterior, terms: { x: fit.means.x, model: fit.model }, hyper, solves, converged };
}

function fromFlipped(crossing: Crossing, flipped: Crossing, fit: Fit): Fitted {
  const posterior = posteriorOfTransposed(flipped, fit);
  const model = plainModel(crossing.raters.length, fit.model.lambdaB, fit.model.lambdaU);
  const hyper = hyperOf(crossing, model, fit.s2 * crossing.unit ** 2, posterior.mu);
  const x = new Float64Array(crossing.raters.length + 1);
  x[0] = fit.means.x[0]!;
  x.set(fit.means.u, 1);
  return { crossing, posterior, terms: { x, model }, hyper, solves: fit.solves, converged: fit.converged };
}

function fromMeans(crossing: Crossing, given?: Hyperparameters): Fitted {
  const posterior = posteriorOfMeans(crossing, given);
  const model = plainModel(crossing.raters.length, 0, noVariance);
  const x = new Float64Array(crossing.raters.length + 1);
  x[0] = (posterior.mu - crossing.centre) / crossing.unit;
  const hyper = { ...hyperOf(crossing, model, posterior.s2, posterior.mu), s2u: 0 };
  return { crossing, posterior, terms: { x, model }, hyper, solves: 0, converged: true };
}

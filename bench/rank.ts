import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { fitCrossed } from '../ranking/src/crossed.ts';
import { crossingOf } from '../ranking/src/crossing.ts';
import { defaults, type RankInput, rank, refresh } from '../ranking/src/index.ts';
import { chanceOf } from '../ranking/src/simulate/chance.ts';
import { linearWorld } from '../ranking/src/simulate/linear.ts';
import { criteria, scale } from '../ranking/src/simulate/world.ts';
import { solveAt } from '../ranking/src/solve.ts';
import { exponent, median, print, spread } from './src/table.ts';

// CPU of one ranking, through the front door: the reviews as objects in, the whole ranking out. Beside it `solve` and
// `fit`, the algebra alone, which is what the prototype measured. Each figure is the median of five slices, and the
// slices of all sizes and kinds take turns.
const sizes = [
  { items: 60, raters: 20, prototype: [0, 5, 3] },
  { items: 500, raters: 60, prototype: [0.3, 8, 11] },
  { items: 2_000, raters: 60, prototype: [0.7, 34, 43] },
  { items: 2_000, raters: 200, prototype: [4, 116, 66] },
];
/** What the prototype's one Cholesky took, by what it published: a refit at 2,000 × 200 cost 23 of them. */
const prototypeCholesky = 116 / 23;
const slices = 5;
const [inMilliseconds, leastSlice] = [1_000, 60_000];

const order = 201;
const cholesky = (() => {
  const chance = chanceOf(1);
  const random = Matrix.zeros(order, order);
  for (let row = 0; row < order; row++) for (let at = 0; at < order; at++) random.set(row, at, chance.normal());
  const definite = random.mmul(random.transpose()).add(Matrix.eye(order, order, order));
  return () => new CholeskyDecomposition(definite);
})();

const jobs = sizes.map(({ items, raters }, at) => {
  const { reviews } = linearWorld(chanceOf(at + 1), { items, raters });
  const weights = new Map(criteria.map((criterion) => [criterion, 1]));
  const input: RankInput = { reviews, weights, scale, k: 5, methodId: 'crossed-cre-map-1' };
  const { hyper, solves } = rank(input);
  const one = { ...input, draws: 1 };
  const crossing = crossingOf(input);
  const { model, s2 } = fitCrossed(crossing);
  return {
    name: `${items} × ${raters}`,
    solves,
    bare: slicesOf(() => bareMeans(input)),
    mean: slicesOf(() => rank({ ...one, methodId: 'mean' })),
    solve: slicesOf(() => solveAt(crossing, model, s2)),
    fit: slicesOf(() => fitCrossed(crossing)),
    refresh: slicesOf(() => refresh(one, hyper)),
    refit: slicesOf(() => rank(one)),
    whole: slicesOf(() => rank({ ...input, draws: defaults.draws })),
  };
});
const reference = slicesOf(() => cholesky());
const all = [
  reference,
  ...jobs.flatMap(({ bare, mean, solve, fit, refresh, refit, whole }) => [
    bare,
    mean,
    solve,
    fit,
    refresh,
    refit,
    whole,
  ]),
];
for (let round = 0; round < slices; round++) for (const job of all) job.slice();

const unit = reference.cost();
const ofPrototype = (at: number, kind: number) => sizes[at]!.prototype[kind]! / prototypeCholesky;
print(
  `ranking, CPU ms; a Cholesky of order ${order} by ml-matrix is ${unit.toFixed(2)} ms ± ${(100 * spread(reference.costs)).toFixed(0)} %`,
  jobs.map(({ name, solves, bare, mean, refresh, refit, whole }) => ({
    '': name,
    'bare mean': bare.cost().toFixed(2),
    'method mean': mean.cost().toFixed(2),
    refresh: refresh.cost().toFixed(2),
    'cold refit': refit.cost().toFixed(1),
    '± %': (100 * spread(refit.costs)).toFixed(0),
    '512 draws': (whole.cost() - refit.cost()).toFixed(1),
    solves: String(solves),
    'refresh × bare': (refresh.cost() / bare.cost()).toFixed(1),
    'refit × bare': (refit.cost() / bare.cost()).toFixed(1),
  })),
);
print(
  'in Choleskys of the same run; in brackets what the prototype published',
  jobs.map(({ name, solve, fit, refresh, refit, whole }, at) => ({
    '': name,
    refresh: (refresh.cost() / unit).toFixed(2),
    'of it the solve': `${(solve.cost() / unit).toFixed(2)} (${ofPrototype(at, 0).toFixed(2)})`,
    'cold refit': (refit.cost() / unit).toFixed(1),
    'of it the fit': `${(fit.cost() / unit).toFixed(1)} (${ofPrototype(at, 1).toFixed(1)})`,
    '512 draws': `${((whole.cost() - refit.cost()) / unit).toFixed(1)} (${ofPrototype(at, 2).toFixed(1)})`,
  })),
);
type Kind = 'mean' | 'refresh' | 'fit' | 'refit' | 'whole';
const grows = (kind: Kind, [small, large]: [number, number], side: 'items' | 'raters') =>
  exponent([sizes[small]![side], sizes[large]![side]], [jobs[small]![kind].cost(), jobs[large]![kind].cost()]);
const kinds = {
  mean: 'method mean',
  refresh: 'refresh',
  fit: 'fit',
  refit: 'cold refit',
  whole: 'cold refit and draws',
};
print(
  'grows by the power',
  Object.entries(kinds).map(([kind, name]) => ({
    '': name,
    'in items, 500 to 2,000': grows(kind as Kind, [1, 2], 'items').toFixed(2),
    'in raters, 60 to 200': grows(kind as Kind, [2, 3], 'raters').toFixed(2),
  })),
);

/** What a careful person would write who wants nothing but the items in the order of their means. */
function bareMeans({ reviews }: RankInput): string[] {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { item, values } of reviews) {
    const own = sums.get(item) ?? { sum: 0, count: 0 };
    sums.set(item, own);
    for (const value of values.values()) own.sum += value;
    own.count += values.size;
  }
  const means = [...sums].map(([item, { sum, count }]) => ({ item, mean: sum / count }));
  return means.sort((a, b) => b.mean - a.mean).map(({ item }) => item);
}

/** CPU of this process for one call, in slices of at least 60 ms. */
function slicesOf(call: () => unknown) {
  const costs: number[] = [];
  let calls = 1;
  const timed = () => {
    const { user, system } = process.cpuUsage();
    for (let n = 0; n < calls; n++) call();
    const used = process.cpuUsage();
    return used.user + used.system - user - system;
  };
  // Warm, and as often as a slice asks for.
  for (let took = timed(); took < leastSlice; took = timed())
    calls = Math.ceil(Math.max(2, (1.2 * leastSlice) / took) * calls);
  return { costs, slice: () => costs.push(timed() / calls / inMilliseconds), cost: () => median(costs) };
}

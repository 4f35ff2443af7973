import type { Linear } from './linear.ts';
import type { Ordinal } from './ordinal.ts';
import type { Recipe } from './round.ts';

export type Cell = { name: string; recipe: Recipe };

const few = { items: 60, raters: 20 };
const many = { items: 300, raters: 60 };
const linear = (name: string, world: Linear): Cell => ({ name, recipe: { kind: 'linear', world } });
const ordinal = (name: string, world: Ordinal): Cell => ({ name, recipe: { kind: 'ordinal', world } });

export const groups: { title: string; cells: Cell[] }[] = [
  {
    title: 'A world of the model’s own kind',
    cells: [
      linear('base 60 × 20', few),
      linear('base 300 × 60', many),
      linear('20 % noise, 300 × 60', { ...many, noise: 0.2 }),
      linear('one rogue', { ...few, plot: { plotters: 1, rivals: 10 } }),
      linear('lenient → weak', { ...few, handing: { pull: 0.7 } }),
      linear('lenient → weak, strong, 300 × 60', { ...many, handing: { pile: { narrowness: 3, tilt: 1 } } }),
    ],
  },
  {
    title: 'The same with one thing that the model does not know',
    cells: [
      linear('trained raters', { ...few, trained: true }),
      linear('two collude instead of others', { ...few, plot: { plotters: 2, rivals: 6, instead: true } }),
      linear('two collude', { ...few, plot: { plotters: 2, rivals: 6 } }),
      linear('15 % of criteria missing', { ...few, missing: 0.15 }),
      linear('drift', { ...few, drift: 0.8 }),
      linear('ceiling', { ...few, middle: 8.5 }),
      linear('piles alike', { ...few, handing: { pile: { narrowness: 2, tilt: 0 } } }),
      linear('piles alike, 300 × 60', { ...many, handing: { pile: { narrowness: 2, tilt: 0 } } }),
    ],
  },
  {
    title: 'A world of thresholds and halo',
    cells: [
      ordinal('thresholds', few),
      ordinal('heavy tails', { ...few, heavy: true }),
      ordinal('skewed severity', { ...few, skewed: true }),
      ordinal('taste for topics', { ...few, taste: 0.5 }),
      ordinal('a third say 6 to 8', { ...few, narrow: 1 / 3 }),
      ordinal('thresholds, drift', { ...few, drift: 0.8 }),
      ordinal('thresholds, ceiling', { ...few, ceiling: 1.5 }),
      ordinal('thresholds, two collude', { ...few, plot: { plotters: 2, rivals: 6 } }),
      ordinal('all at once', {
        ...few,
        heavy: true,
        skewed: true,
        taste: 0.4,
        narrow: 0.2,
        drift: 0.5,
        ceiling: 0.8,
        plot: { plotters: 2, rivals: 6 },
      }),
    ],
  },
];

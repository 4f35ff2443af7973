import reviewRows from './example.csv?raw';
import ranking from './example.json';

/** The round of the page, made up: eight initiatives, five reviewers, three to be selected. */
export const reviews = reviewRows
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(',') as [string, string, string])
  .map(([item, rater, score]) => ({ item, rater, score: Number(score) }));

/** What the engine makes of these reviews, best first; a test of the engine keeps it so. */
export const { items, raters, k, seed, draws, methodId, engineVersion, level, aAboveB } = ranking;

export type Item = (typeof items)[number];
export type StepKind = 'RAW_MEAN' | 'SEVERITY' | 'WEIGHTING' | 'SHRINKAGE';

/** An initiative of the example by its letter. */
export const item = (letter: string): Item => items.find((each) => each.item === letter)!;

/** A reviewer of the example by the number. */
export const rater = (number: string) => raters.find((each) => each.rater === number)!;

/** What a reviewer gave an initiative, if anything. */
export const scoreOf = (letter: string, number: string): number | undefined =>
  reviews.find((each) => each.item === letter && each.rater === number)?.score;

/** By how many points a step moved an initiative's score. */
export const step = (letter: string, kind: StepKind): number =>
  item(letter).steps.find((each) => each.kind === kind)?.amount ?? 0;

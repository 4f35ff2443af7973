import type { RankInput } from './types.ts';

/** Nothing was computed: every problem of the input, in words. */
export class InvalidInput extends Error {
  override name = 'InvalidInput';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export const methodIds = ['crossed-cre-map-1', 'reml-blup', 'mean'] as const;

const isCount = (value: number | undefined) => value === undefined || (Number.isSafeInteger(value) && value >= 1);

/** Refuses with `InvalidInput`, which lists all problems (of the reviews the first hundred). */
export function checkInput(input: RankInput) {
  const problems: string[] = [];
  const { min, max } = input.scale;
  if (!methodIds.includes(input.methodId)) problems.push(`There is no method ${input.methodId}.`);
  if (!(Number.isFinite(min) && Number.isFinite(max) && min <= max)) problems.push('The scale needs min <= max.');
  if (!Number.isSafeInteger(input.k) || input.k < 1) problems.push('k needs to be a whole number from 1.');
  if (!isCount(input.minReviews)) problems.push('minReviews needs to be a whole number from 1.');
  if (!isCount(input.draws)) problems.push('draws needs to be a whole number from 1.');
  if (input.seed !== undefined && !Number.isSafeInteger(input.seed)) problems.push('seed needs to be a whole number.');
  if (input.weights.size === 0) problems.push('There are no weights.');
  for (const [criterion, weight] of input.weights) {
    if (!(Number.isFinite(weight) && weight > 0)) problems.push(`The weight of ${criterion} is not positive.`);
  }
  checkReviews(input, problems);
  if (problems.length) throw new InvalidInput(problems);
}

function checkReviews({ reviews, weights, scale }: RankInput, problems: string[]) {
  const most = problems.length + 100;
  for (const { item, rater, values } of reviews) {
    for (const [criterion, value] of values) {
      const where = `Review of ${item} by ${rater}`;
      if (!weights.has(criterion)) problems.push(`${where}: there is no criterion ${criterion}.`);
      if (!Number.isFinite(value)) problems.push(`${where}: ${criterion} is not a number.`);
      else if (value < scale.min || value > scale.max) problems.push(`${where}: ${criterion} is outside the scale.`);
    }
    if (problems.length >= most) return;
  }
}

import type { graphql } from '#lib/graphql.ts';

export type StepKind = ReturnType<typeof graphql.scalar<'ScoreStepKind'>>;

/** A step as it is printed: from one total to the next. */
export interface Step {
  kind: StepKind;
  amount: number;
  from: number;
  to: number;
}

/**
 * The way from the raw mean to the score, rounded so that what is printed adds up: the totals are rounded, and a step is
 * the difference of the totals before and after it. An amount differs by less than one unit of the last digit.
 */
export function stepsOf(explanation: { kind: StepKind; amount: number }[], score: number, digits: number): Step[] {
  const unit = 10 ** digits;
  let exact = 0;
  let from = 0;
  return explanation.map(({ kind, amount }, n) => {
    exact += amount;
    const to = Math.round((n === explanation.length - 1 ? score : exact) * unit);
    const step = { kind, amount: (to - from) / unit, from: from / unit, to: to / unit };
    from = to;
    return step;
  });
}

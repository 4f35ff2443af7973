import { expect, it } from 'vitest';
import { type StepKind, stepsOf } from './steps.ts';

const steps = (...amounts: number[]) =>
  amounts.map((amount, n) => ({
    kind: (['RAW_MEAN', 'SEVERITY', 'WEIGHTING', 'SHRINKAGE'] satisfies StepKind[])[n]!,
    amount,
  }));

it('rounds the totals and gives what lies between them', () => {
  expect(stepsOf(steps(7.8333, -0.2049, 0.1049, -0.1833), 7.55, 2)).toEqual([
    { kind: 'RAW_MEAN', amount: 7.83, from: 0, to: 7.83 },
    { kind: 'SEVERITY', amount: -0.2, from: 7.83, to: 7.63 },
    { kind: 'WEIGHTING', amount: 0.1, from: 7.63, to: 7.73 },
    { kind: 'SHRINKAGE', amount: -0.18, from: 7.73, to: 7.55 },
  ]);
});

it.each([2, 4])('adds up in print with %i digits, and no step is off by a whole unit', (digits) => {
  const unit = 10 ** -digits;
  const scatter = (n: number) => Math.abs((Math.sin(n) * 43_758.5453) % 1);
  for (let run = 0; run < 4_000; run += 4) {
    const amounts = [2 + 8 * scatter(run), ...[1, 2, 3].map((n) => scatter(run + n) - 0.5)];
    const score = amounts.reduce((sum, amount) => sum + amount, 0);
    const printed = stepsOf(steps(...amounts), score, digits);
    const sum = printed.reduce((whole, { amount }) => whole + Math.round(amount / unit), 0);
    expect(sum).toBe(Math.round(score / unit));
    printed.forEach(({ amount }, n) => {
      expect(Math.abs(amount - amounts[n]!)).toBeLessThan(unit * 1.000001);
    });
  }
});

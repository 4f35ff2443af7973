import { number } from '#lib/format.ts';
import { m } from '#paraglide/messages.js';
import { chancesOf, type Sure, sureOf } from '../chance.ts';
import type { Compared, Comparison } from './documents.ts';
import type { Step, StepKind } from './steps.ts';

export interface Side {
  entry: Compared;
  score: number;
  steps: Step[];
}

const amountOf = ({ steps }: Side, kind: StepKind) => steps.find((step) => step.kind === kind)?.amount ?? 0;
const points = (value: number) => number(Math.abs(value), 2);

/** Why A stands above B, in sentences. All numbers are the printed ones, so that whoever checks them comes to the same. */
export function leadOf(a: Side, b: Side, probability: Comparison['probability']): string {
  const means = { a: number(amountOf(a, 'RAW_MEAN'), 2), b: number(amountOf(b, 'RAW_MEAN'), 2) };
  const byMean = amountOf(a, 'RAW_MEAN') - amountOf(b, 'RAW_MEAN');
  const byScore = a.score - b.score;
  const why = byScore > byMean ? reason(a, b) : null;
  const start =
    byMean < 0 ? m.why_mean_b(means) : byMean > 0 ? m.why_mean_a(means) : m.why_mean_same({ mean: means.a });
  const middle = byMean < 0 && why ? m.why_but({ reason: why }) : '';
  return [`${start}${middle}.`, after(byMean, byScore), verdict(probability)].join(' ');
}

function after(byMean: number, byScore: number): string {
  if (byScore === 0) return m.why_after_same();
  const by = points(byScore);
  return byMean > 0 ? m.why_after_still({ by }) : m.why_after({ by });
}

const verdicts: Record<Sure, (inputs: { chance: string }) => string> = {
  OPEN: m.why_verdict_open,
  PROBABLE: m.why_verdict_probable,
  CLEAR: m.why_verdict_clear,
};
const verdict = (probability: number) => verdicts[sureOf(probability)]({ chance: chancesOf(probability).better });

/** The step that brings A most against B. */
function reason(a: Side, b: Side): string | null {
  const gain = (kind: StepKind) => amountOf(a, kind) - amountOf(b, kind);
  const kinds: StepKind[] = ['SEVERITY', 'WEIGHTING', 'SHRINKAGE'];
  const [most] = kinds.toSorted((x, y) => gain(y) - gain(x));
  if (!most || gain(most) <= 0) return null;
  const by = points(gain(most));
  if (most === 'WEIGHTING') return m.why_reason_weighting({ by });
  if (most === 'SHRINKAGE') return m.why_reason_shrinkage({ by });
  const [ofA, ofB] = [amountOf(a, most), amountOf(b, most)];
  if (ofB < 0 && -ofB >= ofA) return m.why_reason_lenient({ by: points(ofB) });
  return m.why_reason_severe({ by: points(ofA) });
}

import { m } from '#paraglide/messages.js';
import type { Calibration } from './documents.ts';

type Severity = Pick<Calibration, 'severityLow' | 'severityHigh'>;

/** On which side of zero the whole interval lies, as it is printed: 0,00 is on none. */
function sideOf({ severityLow, severityHigh }: Severity): 'severe' | 'lenient' | null {
  if (Math.round(severityHigh * 100) < 0) return 'severe';
  return Math.round(severityLow * 100) > 0 ? 'lenient' : null;
}

/** Whether the whole interval lies on one side of zero. */
export const isClear = (severity: Severity) => sideOf(severity) !== null;

/** What the numbers of a reviewer come to, in words. */
export function judge(
  calibration: Pick<Calibration, 'severityLow' | 'severityHigh' | 'spread' | 'reliability'>,
): string {
  const { spread, reliability } = calibration;
  const side = sideOf(calibration);
  const found = [side === null ? m.chair_level() : side === 'severe' ? m.chair_severe() : m.chair_lenient()];
  if (reliability < 0.6) found.push(m.chair_unreliable());
  if (spread < 0.7) found.push(m.chair_narrow());
  if (spread > 1.3) found.push(m.chair_wide());
  return found.join('; ');
}

/** Half points around every interval, the same to both sides. */
export const boundOf = (reviewers: Severity[]): number =>
  reviewers.reduce(
    (bound, { severityLow, severityHigh }) => Math.max(bound, Math.ceil(2 * Math.max(-severityLow, severityHigh)) / 2),
    1,
  );

/** From which size on assignment is said to go with severity. */
const marked = 0.5;
export const goesWithSeverity = (effect: number) => Math.abs(effect) > marked;

import { m } from '#paraglide/messages.js';
import { chancesOf, probable } from '../chance.ts';
import type { Calibration } from './documents.ts';
import { normalBelow } from './normal.ts';

type Severity = Pick<Calibration, 'severityLow' | 'severityHigh'>;

/** On which side of zero the whole interval lies, as it is printed: 0,00 is on none. */
function sideOf({ severityLow, severityHigh }: Severity): 'severe' | 'lenient' | null {
  if (Math.round(severityHigh * 100) < 0) return 'severe';
  return Math.round(severityLow * 100) > 0 ? 'lenient' : null;
}

/** Whether the whole interval lies on one side of zero. */
export const isClear = (severity: Severity) => sideOf(severity) !== null;

/** How probable it is that a reviewer is as severe or lenient as estimated, rather than the other way round: 0.5 to 1. */
export function chanceOf({ severityLow: low, severityHigh: high }: Severity): number {
  const deviation = (high - low) / (2 * halfInterval);
  const estimate = (low + high) / 2;
  return deviation > 0 ? normalBelow(Math.abs(estimate) / deviation) : 0.5;
}

/** Half of a 90 % interval, in standard deviations. */
const halfInterval = 1.6448536269514722;

/** Which side a reviewer is on, and how surely: neighbours differ by a shade. */
function severityIn(severity: Severity): string {
  const probability = chanceOf(severity);
  const chance = chancesOf(probability).better;
  const isSevere = severity.severityLow + severity.severityHigh < 0;
  if (isClear(severity)) return isSevere ? m.chair_severe({ chance }) : m.chair_lenient({ chance });
  if (probability < probable) return m.chair_level();
  return isSevere ? m.chair_severe_probably({ chance }) : m.chair_lenient_probably({ chance });
}

/** What the numbers of a reviewer come to, in words. */
export function judge(
  calibration: Pick<Calibration, 'severityLow' | 'severityHigh' | 'spread' | 'reliability'>,
): string {
  const { spread, reliability } = calibration;
  const found = [severityIn(calibration)];
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

import { m } from '#paraglide/messages.js';
import { time } from './format.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long, in its largest unit: 6 ngày, 2 giờ, 5 phút. */
export function roughly(span: number): string {
  if (span >= day) return m.work_days({ days: Math.floor(span / day) });
  if (span >= hour) return m.work_hours({ hours: Math.floor(span / hour) });
  return m.work_minutes({ minutes: Math.max(0, Math.floor(span / minute)) });
}

/** How long something has waited: a minute at least, for nobody waits for nothing. */
export const waited = (span: number) => roughly(Math.max(span, minute));

/** How long, in its two largest units: 12 ngày 6 giờ. */
export function exactly(span: number): string {
  const rest = span % (span >= day ? day : hour);
  if (span < hour || rest < (span >= day ? hour : minute)) return roughly(span);
  return m.work_two_units({ large: roughly(span), small: roughly(rest) });
}

const seconds = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', second: '2-digit' });

/** A time of day to the second, for what just happened: 17:41:58. */
export const exactTime = (at: number | string) => `${time(at)}:${seconds.format(new Date(at)).padStart(2, '0')}`;

import { getLocale } from '#paraglide/runtime.js';

type Instant = string | number | Date;

const tags = { vi: 'vi-VN', en: 'en-GB' } as const;
const timeZone = 'Asia/Ho_Chi_Minh';

const dateFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tags[getLocale()], { timeZone, ...options });

/** A day: 30/6/2027, 30 June 2027. */
export const day = (at: Instant) =>
  dateFormat({ day: 'numeric', month: getLocale() === 'vi' ? 'numeric' : 'long', year: 'numeric' }).format(
    new Date(at),
  );

/** A day of a year that is plain from the context: 30/6, 30 Jun. */
export const dayOfYear = (at: Instant) =>
  dateFormat({ day: 'numeric', month: getLocale() === 'vi' ? 'numeric' : 'short' }).format(new Date(at));

/** A time of day, 24 hours: 23:59. */
export const time = (at: Instant) =>
  dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** An instant, time first: 23:59, 30/6/2027. */
export const moment = (at: Instant) => `${time(at)}, ${day(at)}`;

/** The last minute that still counts before an end that does not: a deadline at midnight is 23:59 of the day before. */
export const deadline = (endsAt: Instant) => moment(new Date(endsAt).getTime() - 1);

/** A month: Tháng 6, June. */
export const month = (at: Instant) => {
  const name = dateFormat({ month: 'long' }).format(new Date(at));
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
};

/** The year in Vietnam at that instant: 2027. */
export const year = (at: Instant) => dateFormat({ year: 'numeric' }).format(new Date(at));

/** Making one takes a hundred times as long as using it, and a board writes two thousand numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits?: number): Intl.NumberFormat {
  const tag = tags[getLocale()];
  const key = `${tag} ${digits}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  numberFormats.set(key, made);
  return made;
}

/** A number with the language's separators: 177.000 and 7,55; 177,000 and 7.55. */
export const number = (value: number, digits?: number) => numberFormat(digits).format(value);

/** A difference with its sign: +0,48, −0,62, 0,00. */
export function signed(value: number, digits: number): string {
  const size = number(Math.abs(value), digits);
  if (number(0, digits) === size) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** A share of one in whole per cent: 25%. */
export const percent = (share: number) => `${number(Math.round(share * 100))}%`;

/** A probability, never as certain as 0% or 100%: < 1%, 56%, > 99%. */
export function likelihood(share: number): string {
  if (share < 0.01) return '< 1%';
  return share > 0.99 ? '> 99%' : percent(share);
}

/** Names in a row: Cao Bằng, Sơn La và An Giang. */
export const list = (names: string[]) => new Intl.ListFormat(tags[getLocale()]).format(names);

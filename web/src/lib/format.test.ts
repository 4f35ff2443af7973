import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import {
  day,
  dayOfYear,
  deadline,
  likelihood,
  list,
  moment,
  month,
  number,
  percent,
  signed,
  time,
  year,
} from './format.ts';

const inLanguage = (locale: 'vi' | 'en') => overwriteGetLocale(() => locale);
afterEach(() => inLanguage('vi'));

// 23:30 in Vietnam on 30 June is still the afternoon in London, and the evening before in New York.
const evening = '2027-06-30T16:30:00Z';

describe('in Vietnamese', () => {
  it('writes a day and a moment as in Vietnam, time first', () => {
    inLanguage('vi');
    expect(day(evening)).toBe('30/6/2027');
    expect(time(evening)).toBe('23:30');
    expect(moment(evening)).toBe('23:30, 30/6/2027');
    expect(dayOfYear(evening)).toBe('30/6');
    expect(month(evening)).toBe('Tháng 6');
  });

  it('writes numbers with a point for thousands and a comma for decimals', () => {
    inLanguage('vi');
    expect(number(177_000)).toBe('177.000');
    expect(number(7.55, 2)).toBe('7,55');
    expect(number(7, 2)).toBe('7,00');
    expect(percent(0.254)).toBe('25%');
    expect([0.476, -0.62, 0.004, -0.004].map((value) => signed(value, 2))).toEqual(['+0,48', '−0,62', '0,00', '0,00']);
    expect([0.004, 0.01, 0.5612, 0.99, 0.996].map(likelihood)).toEqual(['< 1%', '1%', '56%', '99%', '> 99%']);
    expect(list(['Cao Bằng', 'Sơn La', 'An Giang'])).toBe('Cao Bằng, Sơn La và An Giang');
  });
});

describe('in English', () => {
  it('writes the month in words and numbers the English way', () => {
    inLanguage('en');
    expect(day(evening)).toBe('30 June 2027');
    expect(moment(evening)).toBe('23:30, 30 June 2027');
    expect(number(177_000)).toBe('177,000');
    expect(number(7.55, 2)).toBe('7.55');
  });
});

it('takes the day from Vietnam, whatever the clock of this machine', () => {
  expect(day('2026-12-31T17:00:00Z')).toBe('1/1/2027');
  expect(year('2026-12-31T17:00:00Z')).toBe('2027');
});

it('names the last minute that counts when a phase ends at midnight', () => {
  expect(deadline('2027-06-30T17:00:00Z')).toBe('23:59, 30/6/2027');
});

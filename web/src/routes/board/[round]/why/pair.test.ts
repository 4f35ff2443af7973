import { expect, it } from 'vitest';
import { isOther, namedOf, pairOf } from './pair.ts';

const named = ['a', 'b', 'c'].map((id, place) => ({ id, rank: place + 1, tied: false, title: id }));

it('leaves out whoever is not ranked or cannot be read', () => {
  const initiative = { id: 'a', title: 'Sáng kiến' };
  expect(
    namedOf([
      { rank: 1, tied: true, initiative },
      { rank: 2, tied: false, initiative: null },
      { rank: null, tied: null, initiative: { id: 'c', title: 'Khác' } },
    ]),
  ).toEqual([{ id: 'a', rank: 1, tied: true, title: 'Sáng kiến' }]);
});

it('compares with the one asked for, else with the next below, and the last with the one above', () => {
  expect(pairOf(named, 'a', 'c')).toEqual(['a', 'c']);
  expect(pairOf(named, 'b', null)).toEqual(['b', 'c']);
  expect(pairOf(named, 'c', null)).toEqual(['c', 'b']);
});

it('takes the first where an unknown one, none or the same is asked for, and nothing where there is no other', () => {
  expect(pairOf(named, null, null)).toEqual(['a', 'b']);
  expect(pairOf(named, 'x', 'y')).toEqual(['a', 'b']);
  expect(pairOf(named, 'b', 'b')).toEqual(['b', 'c']);
  expect(pairOf(named.slice(0, 1), 'a', null)).toBeNull();
  expect(pairOf([], 'a', 'b')).toBeNull();
});

it('says that another pair is shown only when another was asked for', () => {
  expect(isOther(['a', 'b'], null, null)).toBe(false);
  expect(isOther(['a', 'b'], 'a', 'b')).toBe(false);
  expect(isOther(['a', 'b'], 'x', 'b')).toBe(true);
  expect(isOther(['a', 'b'], 'a', 'a')).toBe(true);
});

import { expect, it } from 'vitest';
import { drawnOf, ownPlacesOf, rowsOf, settled } from './rows.ts';
import { boardOf, entryOf } from './testing.ts';

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

it('draws the line under the last place of the list, and says how many around it are too close to call', () => {
  const entries = [
    entryOf('a', { rank: 1 }),
    entryOf('b', { rank: 2, zone: 'TOO_CLOSE' }),
    entryOf('c', { rank: 3, zone: 'TOO_CLOSE' }),
    entryOf('d', { rank: null }),
  ];
  const rows = rowsOf({ entries, listSize: 2 });
  expect(ids(rows)).toEqual(['a', 'b', 'cut', 'c', 'd']);
  expect(rows[2]).toEqual({ id: 'cut', cut: true, close: 2, shared: false });
});

it('keeps the list as long as it is when both sides of the line share a place, and says so', () => {
  const entries = [
    entryOf('a', { rank: 1 }),
    entryOf('b', { rank: 2, tied: true }),
    entryOf('c', { rank: 2, tied: true }),
  ];
  expect(rowsOf({ entries, listSize: 2 })[2]).toEqual({ id: 'cut', cut: true, close: 0, shared: true });
});

it('draws no line without ranks, nor where everyone fits', () => {
  const unranked = [entryOf('a', { rank: null }), entryOf('b', { rank: null })];
  expect(ids(rowsOf({ entries: unranked, listSize: 1 }))).toEqual(['a', 'b']);
  const fits = [entryOf('a', { rank: 1 }), entryOf('b', { rank: null })];
  expect(ids(rowsOf({ entries: fits, listSize: 1 }))).toEqual(['a', 'b']);
});

it('compares each row with the next one below, the last ranked one with the one above, and others with none', () => {
  const entries = [entryOf('a', { rank: 1 }), entryOf('b', { rank: 2 }), entryOf('c', { rank: null })];
  const against = rowsOf({ entries, listSize: 5 }).map((row) => (row.cut ? 'cut' : row.against));
  expect(against).toEqual(['b', 'a', null]);
  expect(rowsOf({ entries: entries.slice(1), listSize: 5 })[0]).toMatchObject({ id: 'b', against: null });
});

it('gives the same rows for what is the same, so that they are not drawn again', () => {
  const entries = [entryOf('a', { rank: 1 }), entryOf('b', { rank: 2 }), entryOf('c', { rank: 3 })];
  const before = rowsOf({ entries, listSize: 1 });
  const after = rowsOf({ entries: [entries[0]!, entries[1]!, entryOf('c', { rank: 2 })], listSize: 1 }, before);
  expect(after.map((row, n) => row === before[n])).toEqual([true, true, true, false]);
});

it('takes a row from before when it looks the same, however its numbers differ beyond what is shown', () => {
  const before = boardOf([entryOf('a', { adjustedScore: 8.351, topProbability: 0.951 }), entryOf('b')]);
  const after = boardOf([
    entryOf('a', { adjustedScore: 8.3512, topProbability: 0.9512 }),
    entryOf('b', { reviewCount: 9 }),
  ]);
  const { entries, version } = settled(before, { ...after, version: 7 });
  expect(version).toBe(7);
  expect(entries[0]).toBe(before.entries[0]);
  expect(entries[1]).toBe(after.entries[1]);
  expect(settled(before, boardOf([entryOf('a', { adjustedScore: 8.36 })])).entries[0]).not.toBe(before.entries[0]);
});

it('draws a row again when a number is printed otherwise, however little it changed', () => {
  const before = boardOf([entryOf('a', { adjustedLow: 7.549, adjustedHigh: 8.2, topProbability: 0.0099 })]);
  const after = (given: Parameters<typeof entryOf>[1]) =>
    settled(
      before,
      boardOf([entryOf('a', { adjustedLow: 7.549, adjustedHigh: 8.2, topProbability: 0.0099, ...given })]),
    );

  expect(after({}).entries[0]).toBe(before.entries[0]);
  for (const given of [{ adjustedLow: 7.551 }, { adjustedHigh: 8.2501 }, { topProbability: 0.0101 }])
    expect(after(given).entries[0]).not.toBe(before.entries[0]);
});

it('draws what is in sight in the newest order, and what is not where it was before', () => {
  const rows = (ids: string, given = {}) => rowsOf({ entries: [...ids].map((id) => entryOf(id, given)), listSize: 9 });
  const far = rows('abcdefgh');
  const newest = rows('hgbacdfe', { reviewCount: 9 });
  const drawn = (near: { from: number; to: number }) =>
    drawnOf(newest, far, near)
      .map(({ id }) => id)
      .join('');

  expect(drawn({ from: 0, to: 3 })).toBe('hgbacdef');
  expect(drawn({ from: 2, to: 5 })).toBe('debacfgh');
  expect(drawn({ from: 0, to: 8 })).toBe('hgbacdfe');
  expect(drawnOf(newest, far, { from: 2, to: 5 }).every((row) => newest.includes(row))).toBe(true);
});

it('draws the newest order where other rows came, or the window is not known', () => {
  const rows = (ids: string) => rowsOf({ entries: [...ids].map((id) => entryOf(id)), listSize: 9 });
  const newest = rows('cba');
  for (const far of [rows('ab'), rows('abd'), newest]) expect(drawnOf(newest, far, { from: 0, to: 1 })).toBe(newest);
  expect(drawnOf(newest, rows('abc'), undefined)).toBe(newest);
});

it('lets equal totals share a place in a reviewer’s own order', () => {
  const totals = [8.75, 8.25, 8.25, 8, null, null];

  expect(ownPlacesOf(totals.map((rawMean) => ({ rawMean })))).toEqual([
    { rank: 1, tied: false },
    { rank: 2, tied: true },
    { rank: 2, tied: true },
    { rank: 4, tied: false },
    { rank: 5, tied: true },
    { rank: 5, tied: true },
  ]);
});

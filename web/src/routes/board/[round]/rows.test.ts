import { expect, it } from 'vitest';
import { changesOf, rowsOf, spreadOf } from './rows.ts';

const entry = (id: string, rank: number | null, rawMean: number | null, reviewCount = 3) => ({
  status: rank === null ? ('AWAITING' as const) : ('RANKED' as const),
  rank,
  tied: false,
  rawMean,
  disagreement: null,
  reviewCount,
  expectedReviews: 4,
  initiative: { id, slug: id, title: id, nationwide: true, unit: null, organization: null },
});

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

it('draws the line under the last place of the list', () => {
  const entries = [entry('a', 1, 8), entry('b', 2, 7), entry('c', 3, 6), entry('d', null, 9)];
  expect(ids(rowsOf({ entries, listSize: 2 }))).toEqual(['a', 'b', 'cut', 'c', 'd']);
});

it('keeps those who share the last place above the line, and says so', () => {
  const entries = [entry('a', 1, 8), entry('b', 2, 7), entry('c', 2, 7), entry('d', 4, 6)];
  const rows = rowsOf({ entries, listSize: 2 });
  expect(ids(rows)).toEqual(['a', 'b', 'c', 'cut', 'd']);
  expect(rows[3]).toEqual({ id: 'cut', cut: true, shared: true });
});

it('draws no line without ranks, nor where everyone fits', () => {
  expect(ids(rowsOf({ entries: [entry('a', null, 8), entry('b', null, 7)], listSize: 1 }))).toEqual(['a', 'b']);
  expect(ids(rowsOf({ entries: [entry('a', 1, 8), entry('b', null, 7)], listSize: 2 }))).toEqual(['a', 'b']);
});

it('tells of the row whose scores changed and not of those that moved aside', () => {
  const before = { entries: [entry('a', 1, 8), entry('b', 2, 7)] };
  const after = { entries: [entry('b', 1, 8.5, 4), entry('a', 2, 8)] };
  expect(changesOf(before, after)).toEqual([{ id: 'b', said: 'Có phiếu mới: b, lên hạng 1.' }]);
});

it('tells when there is enough to rank, and when there is not yet', () => {
  const before = { entries: [entry('a', null, 8, 2), entry('b', null, 7, 1)] };
  const after = { entries: [entry('a', 1, 8, 3), entry('b', null, 7.5, 2)] };
  expect(changesOf(before, after).map(({ said }) => said)).toEqual([
    'Đủ phiếu: a, xếp hạng 1.',
    'Có phiếu mới: b, chưa đủ phiếu để xếp hạng.',
  ]);
});

it('names how far reviewers are apart', () => {
  expect([0, 0.74, 0.75, 1.49, 1.5].map(spreadOf)).toEqual(['low', 'low', 'middle', 'middle', 'high']);
});

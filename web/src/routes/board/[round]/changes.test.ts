import { expect, it } from 'vitest';
import { changesOf, wordsOf } from './changes.ts';
import { boardOf, entryOf } from './testing.ts';

it('tells of the row whose scores changed and not of those that moved aside', () => {
  const before = boardOf([entryOf('a', { rank: 1 }), entryOf('b', { rank: 2, rawMean: 7 })]);
  const after = boardOf([entryOf('b', { rank: 1, rawMean: 8.5, reviewCount: 4 }), entryOf('a', { rank: 2 })]);
  expect(changesOf(before, after)).toEqual([
    { id: 'b', reviews: 1, moved: true, said: 'Có phiếu mới: b, lên hạng 1.' },
  ]);
});

it('says of a shared rank that it is one', () => {
  const before = boardOf([entryOf('a', { rank: 2 })]);
  const after = boardOf([entryOf('a', { rank: 1, tied: true, reviewCount: 4 })]);
  expect(changesOf(before, after).map(({ said }) => said)).toEqual([
    'Có phiếu mới: a, lên đồng hạng 1, chưa đủ chắc để tách hạng.',
  ]);
});

it('does not tell of the fit that follows, in which no review is new', () => {
  const provisional = boardOf([entryOf('a', { adjustedScore: 8 }), entryOf('b', { rank: 2 })]);
  const fitted = boardOf([entryOf('b', { rank: 1 }), entryOf('a', { adjustedScore: 7.9, rank: 2 })]);
  expect(changesOf(provisional, fitted)).toEqual([]);
});

it('tells when there is enough to rank, and when there is not yet', () => {
  const before = boardOf([
    entryOf('a', { rank: null, reviewCount: 2 }),
    entryOf('b', { rank: null, rawMean: 7, reviewCount: 1 }),
  ]);
  const after = boardOf([entryOf('a', { reviewCount: 3 }), entryOf('b', { rank: null, rawMean: 7.5, reviewCount: 2 })]);
  expect(changesOf(before, after).map(({ said }) => said)).toEqual([
    'Đủ phiếu: a, xếp hạng 1.',
    'Có phiếu mới: b, chưa đủ phiếu để xếp hạng.',
  ]);
});

it('says many changes in one sentence', () => {
  const change = (id: string, moved: boolean) => ({ id, reviews: 1, moved, said: `${id}.` });
  expect(wordsOf([change('a', true), change('b', false)])).toBe('a. b.');
  expect(wordsOf(['a', 'b', 'c', 'd'].map((id) => change(id, id < 'c')))).toBe(
    'Có phiếu mới ở 4 sáng kiến, 2 sáng kiến đổi hạng.',
  );
});

import type { Board, Entry } from './documents.ts';

/** A row for tests: ranked, with three reviews, unless told otherwise. */
export const entryOf = (id: string, given: Partial<Entry> = {}): Entry => ({
  status: given.rank === null ? 'AWAITING' : 'RANKED',
  rank: 1,
  tied: false,
  rankLow: 1,
  rankHigh: 2,
  movement: 0,
  rawMean: 8,
  adjustedScore: 8,
  adjustedLow: 7.5,
  adjustedHigh: 8.5,
  topProbability: 0.9,
  zone: 'IN',
  disagreement: null,
  reviewCount: 3,
  expectedReviews: 4,
  initiative: { id, slug: id, title: id, nationwide: true, unit: null, organization: null },
  ...given,
});

/** A chair's board for tests. */
export const boardOf = (entries: Entry[], given: Partial<Board> = {}): Board => ({
  version: 1,
  state: 'LIVE',
  access: 'FULL',
  seal: null,
  provisional: false,
  computedAt: null,
  basis: 'ADJUSTED',
  connected: true,
  warnings: [],
  leadProbability: null,
  listSize: 5,
  progress: null,
  entries,
  ...given,
});

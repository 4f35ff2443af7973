import type { Client } from '@urql/core';
import { CompareQuery, PlacesQuery, type WhyAnswer } from './documents.ts';
import { isOther, namedOf, pairOf } from './pair.ts';

interface Asked {
  roundId: string;
  language: 'VI' | 'EN';
  /** Which two are asked for, if they are. */
  a: string | null;
  b: string | null;
}

/**
 * Two rows of a board beside each other, as far as the viewer may see them. Says what is missing where there is no such
 * round, no such row on its board, or no answer.
 */
export async function compare(
  client: Client,
  { a, b, ...asked }: Asked,
): Promise<WhyAnswer | 'NO_ROUND' | 'NO_ROW' | 'NO_ANSWER'> {
  const { data } = await client.query(PlacesQuery, asked);
  if (!data) return 'NO_ANSWER';
  const { reviewRound: round, leaderboard: board } = data;
  if (!round || !board) return 'NO_ROUND';

  const shown = { round, board: { ...board, entries: [] } };
  if (board.access !== 'FULL') return { ...shown, named: [], pair: null, other: false, comparison: null };
  const isRow = (id: string | null) => id === null || board.entries.some(({ initiative }) => initiative?.id === id);
  if (!isRow(a) || !isRow(b)) return 'NO_ROW';

  const named = namedOf(board.entries);
  const pair = pairOf(named, a, b);
  if (!pair) return { ...shown, named, pair, other: false, comparison: null };
  const compared = await client.query(CompareQuery, { ...asked, initiativeIds: pair });
  if (!compared.data) return 'NO_ANSWER';
  return { ...shown, named, pair, other: isOther(pair, a, b), comparison: compared.data.compareRanks };
}

import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { CompareQuery, PlacesQuery } from './documents.ts';
import { isOther, namedOf, pairOf } from './pair.ts';

/** Two rows of a board beside each other; only the chair has them. */
export async function load({ locals, params, url }) {
  const asked = { roundId: params.round, language: language() };
  const { data } = await locals.client.query(PlacesQuery, asked);
  if (!data) error(503, m.error_unavailable());
  const { reviewRound: round, leaderboard: board } = data;
  if (!round || !board) error(404, m.board_none());
  const named = namedOf(board.entries);
  const [a, b] = [url.searchParams.get('a'), url.searchParams.get('b')];
  const pair = board.access === 'FULL' ? pairOf(named, a, b) : null;
  const other = pair !== null && isOther(pair, a, b);
  if (!pair) return { round, board: { ...board, entries: [] }, named, pair, other, comparison: null };

  const compared = await locals.client.query(CompareQuery, { ...asked, initiativeIds: pair });
  if (!compared.data) error(503, m.error_unavailable());
  return { round, board: { ...board, entries: [] }, named, pair, other, comparison: compared.data.compareRanks };
}

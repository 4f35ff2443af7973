import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { CompareQuery, PlacesQuery } from './documents.ts';
import { isOther, namedOf, pairOf } from './pair.ts';

/** Two rows of a board beside each other; 403 for whoever has no full view. */
export async function load({ locals, params, url }) {
  const asked = { roundId: params.round, language: language() };
  const { data } = await locals.client.query(PlacesQuery, asked);
  if (!data) error(503, m.error_unavailable());
  const { reviewRound: round, leaderboard: board } = data;
  if (!round || !board) error(404, m.board_none());
  if (board.access !== 'FULL') error(403, m.error_forbidden());
  const named = namedOf(board.entries);
  const [a, b] = [url.searchParams.get('a'), url.searchParams.get('b')];
  const pair = pairOf(named, a, b);
  const shown = { round, board: { ...board, entries: [] }, named, pair };
  if (!pair) return { ...shown, other: false, comparison: null };

  const compared = await locals.client.query(CompareQuery, { ...asked, initiativeIds: pair });
  if (!compared.data) error(503, m.error_unavailable());
  return { ...shown, other: isOther(pair, a, b), comparison: compared.data.compareRanks };
}

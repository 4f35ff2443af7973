import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { ChairQuery } from './documents.ts';

/** How far a round's ranking can be trusted; 403 for whoever has no full view. */
export async function load({ locals, params }) {
  const { data, error: failed } = await locals.client.query(ChairQuery, {
    roundId: params.round,
    language: language(),
  });
  if (!data) error(503, m.error_unavailable());
  const { reviewRound: round, leaderboard: board } = data;
  if (!round || !board) error(404, m.board_none());
  if (board.access !== 'FULL') error(403, m.error_forbidden());
  return { round, board, failed: failed !== undefined && round.diagnostics === null };
}

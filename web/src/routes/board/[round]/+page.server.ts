import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { BoardQuery } from './documents.ts';

export async function load({ locals, params, url }) {
  const { data } = await locals.client.query(BoardQuery, { roundId: params.round, language: language() });
  if (!data) error(503, m.error_unavailable());
  if (!data.reviewRound || !data.leaderboard) error(404, m.board_none());
  return { round: data.reviewRound, board: data.leaderboard, hall: url.searchParams.has('hall') };
}

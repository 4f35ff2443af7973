import { error, redirect } from '@sveltejs/kit';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { RoundsQuery } from './documents.ts';

/** The board of the season's first round. */
export async function load({ locals }) {
  const { data } = await locals.client.query(RoundsQuery, {});
  if (!data) error(503, m.error_unavailable());
  const round = data.currentSeason?.rounds?.[0];
  if (!round) error(404, m.board_none());
  redirect(307, localizeHref(`/board/${round.id}`));
}

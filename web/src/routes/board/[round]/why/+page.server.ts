import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { compare } from './compare.ts';

/** Two rows of a board beside each other; 403 for whoever has no full view, 404 for a row that is not on it. */
export async function load({ locals, params, url }) {
  const [a, b] = [url.searchParams.get('a'), url.searchParams.get('b')];
  const answer = await compare(locals.client, { roundId: params.round, language: language(), a, b });
  if (answer === 'NO_ANSWER') error(503, m.error_unavailable());
  if (answer === 'NO_ROUND') error(404, m.board_none());
  if (answer === 'NO_ROW') error(404, { message: m.why_unknown(), lacksRow: true });
  if (answer.board.access !== 'FULL') error(403, m.error_forbidden());
  return { answer };
}

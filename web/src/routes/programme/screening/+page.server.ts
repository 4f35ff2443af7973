import { error } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { QueueQuery } from './documents.ts';

export async function load({ locals, url }) {
  const viewer = await locals.viewer();
  if (!viewer) signInFirst(url);
  const decided = url.searchParams.get('decided') ?? '';
  const after = url.searchParams.get('after');
  const { data } = await locals.client.query(QueueQuery, {
    after,
    decided,
    told: decided !== '',
    language: language(),
  });
  if (!data) error(503, m.error_unavailable());
  if (!data.screeningQueue) error(403, m.error_forbidden());
  return {
    queue: data.screeningQueue,
    after,
    closesAt: data.currentSeason?.submissionsCloseAt,
    decided: data.initiative,
  };
}

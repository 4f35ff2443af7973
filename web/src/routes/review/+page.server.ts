import { error } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { WorkQuery } from './documents.ts';

export async function load({ locals, url }) {
  if (!(await locals.viewer())) signInFirst(url);
  const { data } = await locals.client.query(WorkQuery, { language: language() });
  if (!data?.myAssignments) error(503, m.error_unavailable());
  const handedIn = url.searchParams.get('submitted');
  return {
    work: data.myAssignments,
    submitted: data.myAssignments.find(({ id }) => id === handedIn)?.initiative?.title,
  };
}

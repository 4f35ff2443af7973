import { error, redirect } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { InitiativeQuery } from './documents.ts';

export async function load({ locals, params }) {
  const { data } = await locals.client.query(InitiativeQuery, { slug: params.slug, language: language() });
  if (!data) error(503, m.error_unavailable());
  if (!data.initiative) error(404, m.error_not_found());
  // The API knows old names too; one initiative has one address.
  if (data.initiative.slug !== params.slug) redirect(301, localizeHref(`/initiatives/${data.initiative.slug}`));
  return { initiative: data.initiative };
}

import { redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/next.ts';
import { localizeHref } from '#paraglide/runtime.js';
import { DEMO } from '$app/env/private';
import { AddressQuery } from './documents.ts';

export async function load({ locals, url, fetch }) {
  const expired = url.searchParams.has('error');
  const { data } = await locals.client.query(AddressQuery, {});
  const me = data?.me;
  if (!me && !expired) redirect(303, localizeHref('/sign-in'));
  const waiting = me?.email && !me.emailVerified ? me.email : undefined;
  return {
    expired: expired && !me?.emailVerified,
    waiting,
    next: nextPath(url.searchParams.get('next')),
    link: DEMO && waiting ? await linkInMail(fetch, waiting) : undefined,
  };
}

/** The demo sends no mail out, so its page shows the link that the mail holds. */
async function linkInMail(fetch: typeof globalThis.fetch, to: string): Promise<string | undefined> {
  const response = await fetch(`/api/demo/last-mail?to=${encodeURIComponent(to)}`).catch(() => undefined);
  if (!response?.ok) return;
  const { link } = (await response.json()) as { link: string | null };
  const url = link ? URL.parse(link) : null;
  // Only path and query: the link is followed under the name the visitor came by.
  return url ? url.pathname + url.search : undefined;
}

import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#paraglide/runtime.js';

/** Sends whoever is not signed in to the sign-in page, from where they come back here. */
export const signInFirst = (url: URL): never =>
  redirect(303, `${localizeHref('/sign-in')}?next=${encodeURIComponent(url.pathname + url.search)}`);

import { redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/auth.ts';
import { localizeHref } from '#paraglide/runtime.js';

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
  default: async ({ fetch }) => {
    await askAuth(fetch, '/sign-out', {});
    redirect(303, localizeHref('/'));
  },
};

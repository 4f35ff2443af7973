import { redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/auth.ts';
import { signedOutCookie } from '#lib/session.ts';
import { localizeHref } from '#paraglide/runtime.js';

export const load = () => redirect(303, localizeHref('/'));

export const actions = {
  default: async ({ fetch, cookies }) => {
    const { ok } = await askAuth(fetch, '/sign-out', {});
    if (ok)
      cookies.set(signedOutCookie, '1', { path: '/', httpOnly: false, secure: false, sameSite: 'lax', maxAge: 60 });
    redirect(303, localizeHref('/'));
  },
};

import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/auth.ts';
import type { Refused } from '#lib/errors.ts';
import { nextPath } from '#lib/next.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';

export async function load({ locals, url }) {
  if (await locals.viewer()) redirect(303, localizeHref('/sign-up/confirm'));
  return { next: nextPath(url.searchParams.get('next')) };
}

export const actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const name = String(form.get('name') ?? '').trim();
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    const next = nextPath(form.get('next'));
    const refuse = (refused: Refused) => fail(400, { name, email, refused });
    const wrong = (fields: Record<string, string>) => refuse({ code: 'INVALID', sentence: m.error_invalid(), fields });

    const fields: Record<string, string> = {};
    if (name.length < 2 || name.length > 80) fields.name = m.sign_up_name_missing();
    if (!/^\S+@\S+\.\S+$/.test(email)) fields.email = m.sign_in_email_missing();
    if (password.length < 10) fields.password = m.sign_up_password_short();
    if (Object.keys(fields).length) return wrong(fields);

    const confirm = localizeHref(next ? `/sign-up/confirm?next=${encodeURIComponent(next)}` : '/sign-up/confirm');
    const answer = await askAuth(fetch, '/sign-up/email', { name, email, password, callbackURL: confirm });
    if (answer.ok) redirect(303, confirm);
    if (answer.refusal.code?.startsWith('USER_ALREADY_EXISTS')) return wrong({ email: m.sign_up_taken() });
    if (answer.refusal.code === 'INVALID_EMAIL') return wrong({ email: m.sign_in_email_missing() });
    return refuse({ code: 'UNAVAILABLE', sentence: m.error_unavailable(), fields: {} });
  },
};

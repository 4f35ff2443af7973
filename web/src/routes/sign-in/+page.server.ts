import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/auth.ts';
import type { Refused } from '#lib/errors.ts';
import { nextPath } from '#lib/next.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { DEMO } from '$app/env/private';
import { accounts, demoPassword } from './accounts.ts';
import { startPage } from './start.ts';

export async function load({ locals, url }) {
  const next = nextPath(url.searchParams.get('next'));
  const viewer = await locals.viewer();
  if (viewer) redirect(303, next ?? localizeHref(startPage(viewer)));
  const account = DEMO ? accounts.find(({ email }) => email === url.searchParams.get('as')) : undefined;
  return {
    next,
    prefilled: { email: account?.email ?? '', password: account ? demoPassword : '' },
    accounts: DEMO ? accounts : [],
    demoPassword: DEMO ? demoPassword : undefined,
  };
}

export const actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    const refuse = (refused: Refused) => fail(400, { email, refused });

    const fields: Record<string, string> = {};
    if (!/^\S+@\S+\.\S+$/.test(email)) fields.email = m.sign_in_email_missing();
    if (!password) fields.password = m.sign_in_password_missing();
    if (Object.keys(fields).length) return refuse({ code: 'INVALID', sentence: m.error_invalid(), fields });

    const answer = await askAuth(fetch, '/sign-in/email', { email, password });
    if (!answer.ok) return refuse({ fields: {}, ...refusal(answer.status, answer.refusal.retryAfterSeconds) });
    // Without a wish of where to go, the sign-in page knows where this person's work begins.
    redirect(303, nextPath(form.get('next')) ?? localizeHref('/sign-in'));
  },
};

function refusal(status: number, seconds = 60): Omit<Refused, 'fields'> {
  if (status === 429) return { code: 'RATE_LIMITED', sentence: m.sign_in_wait({ minutes: Math.ceil(seconds / 60) }) };
  if (status < 500) return { code: 'UNAUTHENTICATED', sentence: m.sign_in_wrong() };
  return { code: 'UNAVAILABLE', sentence: m.error_unavailable() };
}

import { error, fail, redirect } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import { type Refused, refused } from '#lib/errors.ts';
import { done } from '#lib/twice.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { CaseQuery, Claim, Decide, Release } from './documents.ts';
import { answerAll, isDecided, takeOn } from './take.ts';

export async function load({ locals, params, url, request }) {
  if (!(await locals.viewer()) && request.method !== 'POST') signInFirst(url);
  const { data } = await locals.client.query(CaseQuery, { id: params.id, language: language() });
  if (!data) error(503, m.error_unavailable());
  if (!data.initiative?.screening) error(404, m.error_not_found());
  return { initiative: data.initiative, screening: data.initiative.screening, key: crypto.randomUUID() };
}

const typed = (form: FormData) => Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
const outcomes = ['VALID', 'REVISION_REQUESTED', 'DECLINED'] as const;
const queue = '/programme/screening';

export const actions = {
  claim: async ({ locals, params }) => {
    const { error } = await locals.client.mutation(Claim, { id: params.id });
    if (error) return fail(400, { refused: refused(error), values: {} });
    redirect(303, localizeHref(`${queue}/${params.id}`));
  },

  release: async ({ locals, params }) => {
    const { error } = await locals.client.mutation(Release, { id: params.id });
    if (error) return fail(400, { refused: refused(error), values: {} });
    redirect(303, localizeHref(queue));
  },

  answer: async ({ request, locals, params }) => {
    const form = await request.formData();
    const values = typed(form);
    const taken = await takeOn(locals.client, params.id, form);
    if (taken.refused) return fail(400, { ...taken, values });
    const answered = await answerAll(locals.client, taken.value, form);
    if (answered.refused) return fail(400, { ...answered, values });
    redirect(303, localizeHref(`${queue}/${params.id}?kept=${answered.value}`));
  },

  decide: async ({ request, locals, params }) => {
    const form = await request.formData();
    const values = typed(form);
    const outcome = outcomes.find((value) => value === form.get('outcome'));
    if (!outcome) {
      const fields = { outcome: m.screening_outcome_missing() };
      return fail(400, { refused: { code: 'INVALID', sentence: m.error_invalid(), fields }, values });
    }
    const refuse = async (refusal: { refused: Refused; seen: number }) => {
      const decided = await done(refusal.refused, () => isDecided(locals.client, params.id));
      if (decided) redirect(303, localizeHref(`${queue}?decided=${params.id}`));
      return fail(400, { ...refusal, values });
    };
    const taken = await takeOn(locals.client, params.id, form);
    if (taken.refused) return refuse(taken);
    // Decided already, by a second click or by someone else: the queue says how.
    if (taken.value.editorial !== 'SCREENING') redirect(303, localizeHref(`${queue}?decided=${params.id}`));
    const answered = await answerAll(locals.client, taken.value, form);
    if (answered.refused) return refuse(answered);

    const { error } = await locals.client.mutation(Decide, {
      input: {
        initiativeId: params.id,
        outcome,
        reason: String(form.get('reason') ?? '').trim() || null,
        duplicateOf: String(form.get('duplicateOf') ?? '') || null,
        version: answered.value,
        idempotencyKey: String(form.get('key')),
      },
    });
    if (error) return refuse({ refused: refused(error), seen: answered.value });
    redirect(303, localizeHref(`${queue}?decided=${params.id}`));
  },
};

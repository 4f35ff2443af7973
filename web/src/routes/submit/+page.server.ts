import { error, fail, redirect } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import type { Refused } from '#lib/errors.ts';
import { isScripted } from '#lib/scripted.ts';
import { done } from '#lib/twice.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { type Stored, SubmitInitiative, SubmitQuery } from './documents.ts';
import { draftFrom, draftOf, emptyDraft } from './draft.ts';
import { handedIn, keepDraft, keptIn, keptOf, refusedAt } from './keep.ts';
import { similarTo } from './similar.ts';

/** Whether this person writes on it: a draft, or what came back with remarks. */
const isWritten = ({ editorial, viewerActions }: Stored) =>
  viewerActions.includes('EDIT') && (editorial === 'DRAFT' || editorial === 'REVISION_REQUESTED');

export async function load({ locals, url, request }) {
  const id = url.searchParams.get('id') ?? '';
  const { data } = await locals.client.query(SubmitQuery, { id, continued: id !== '', language: language() });
  if (!data) error(503, m.error_unavailable());
  const { me, initiative, currentSeason: season } = data;
  // Whoever's session ended while they were writing keeps the page and what is on it.
  if (!me && request.method !== 'POST') signInFirst(url);
  if (id && me && !initiative) error(404, m.error_not_found());
  if (initiative && !isWritten(initiative)) redirect(303, localizeHref('/my'));

  const organizations = (me?.memberships ?? [])
    .filter(({ role, until }) => role !== 'VIEWER' && !until)
    .map(({ organization }) => organization);
  const [only, another] = organizations;
  const draft = initiative
    ? draftFrom(initiative)
    : emptyDraft(language(), me?.displayName ?? '', me?.email ?? '', only && !another ? only.id : '');
  return {
    draft,
    kept: initiative ? keptOf(initiative) : undefined,
    remarks: initiative?.editorial === 'REVISION_REQUESTED' ? initiative.screening : undefined,
    confirmed: me?.emailVerified ?? true,
    signedIn: me !== null,
    organizations,
    units: data.administrativeUnits ?? [],
    consent: data.consentText,
    season,
    open: season?.activePhases.includes('OPEN') ?? false,
    similar: draft.title ? await similarTo(locals.client, draft.title) : [],
    keys: { create: crypto.randomUUID(), submit: crypto.randomUUID() },
  };
}

export const actions = {
  save: async ({ request, locals }) => {
    const form = await request.formData();
    const draft = draftOf(form);
    const { kept, refused } = await keepDraft(locals.client, form, draft);
    if (refused) return fail(400, { refused, draft, kept: keptIn(form) });
    if (isScripted(request)) return { kept, draft };
    redirect(303, localizeHref(`/submit?id=${kept.id}`));
  },

  submit: async ({ request, locals }) => {
    const form = await request.formData();
    const draft = draftOf(form);
    const { kept, refused } = await keepDraft(locals.client, form, draft);
    const mine = kept ?? keptIn(form);
    const refuse = async (refusal: Refused) => {
      const slug = mine && (await done(refusal, () => handedIn(locals.client, mine.id)));
      if (slug) redirect(303, localizeHref(`/my?submitted=${slug}`));
      return fail(400, { refused: refusal, draft, kept: mine });
    };
    if (refused) return refuse(refused);
    const { data, error } = await locals.client.mutation(SubmitInitiative, {
      input: {
        id: kept.id,
        version: kept.version,
        consentPublication: form.has('consentPublication'),
        consentPersonalData: form.has('consentPersonalData'),
        textVersion: String(form.get('textVersion')),
        idempotencyKey: String(form.get('submitKey')),
      },
    });
    if (!data) return refuse(refusedAt(error));
    redirect(303, localizeHref(`/my?submitted=${data.submitInitiative.slug}`));
  },
};

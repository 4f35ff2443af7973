import { error, fail, redirect } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import { refused } from '#lib/errors.ts';
import { isScripted } from '#lib/scripted.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { SaveReview, ScoreQuery, SubmitReview } from './documents.ts';
import { marksFrom, marksOf, openMarks, scoresOf } from './marks.ts';

export async function load({ locals, params, url, request }) {
  if (!(await locals.viewer()) && request.method !== 'POST') signInFirst(url);
  const { data } = await locals.client.query(ScoreQuery, { id: params.assignment, language: language() });
  if (!data) error(503, m.error_unavailable());
  const { assignment } = data;
  if (!assignment?.initiative) error(404, m.error_not_found());
  return {
    assignment,
    initiative: assignment.initiative,
    work: data.myAssignments ?? [],
    marks: marksFrom(assignment.round.criteria, assignment.review),
    key: crypto.randomUUID(),
  };
}

/** What was typed, for the API and for the page that shows it again. */
function typed(form: FormData) {
  const version = String(form.get('version') ?? '');
  return {
    marks: marksOf(form),
    comment: String(form.get('comment') ?? '').trim(),
    commentForOwner: String(form.get('commentForOwner') ?? '').trim(),
    version: version ? Number(version) : null,
  };
}

export const actions = {
  save: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { marks, comment, commentForOwner, version } = typed(form);
    const input = { assignmentId: params.assignment, scores: marks, comment, commentForOwner, version };
    const { data, error } = await locals.client.mutation(SaveReview, { input });
    if (!data) return fail(400, { refused: refused(error!), typed: typed(form) });
    const kept = { version: data.saveReview.version, savedAt: Date.now() };
    if (isScripted(request)) return { kept, typed: { ...typed(form), version: kept.version } };
    redirect(303, `${localizeHref(`/review/${params.assignment}`)}?saved=${Date.now()}`);
  },

  submit: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { marks, comment, commentForOwner, version } = typed(form);
    const fields = openMarks(marks);
    if (Object.keys(fields).length) {
      return fail(400, { refused: { code: 'INVALID', sentence: m.error_invalid(), fields }, typed: typed(form) });
    }
    const { data, error } = await locals.client.mutation(SubmitReview, {
      input: {
        assignmentId: params.assignment,
        scores: scoresOf(marks),
        comment,
        commentForOwner,
        version,
        idempotencyKey: String(form.get('key')),
      },
    });
    if (!data) return fail(400, { refused: refused(error!), typed: typed(form) });
    redirect(303, localizeHref(`/review?submitted=${params.assignment}`));
  },
};

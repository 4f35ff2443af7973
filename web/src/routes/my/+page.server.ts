import { error, fail, redirect } from '@sveltejs/kit';
import { signInFirst } from '#lib/door.ts';
import { refused } from '#lib/errors.ts';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { localizeHref } from '#paraglide/runtime.js';
import { Discard, MyQuery, Withdraw } from './documents.ts';
import { type Part, partOf, parts } from './parts.ts';

export async function load({ locals, url }) {
  if (!(await locals.viewer())) signInFirst(url);
  const part = partOf(url.searchParams.get('of'));
  const after = url.searchParams.get('after');
  const submitted = url.searchParams.get('submitted') ?? '';
  const { data } = await locals.client.query(MyQuery, {
    editorial: parts[part].editorial,
    after,
    submitted,
    receipt: submitted !== '',
    language: language(),
  });
  if (!data?.myInitiatives) error(503, m.error_unavailable());
  const { nodes, pageInfo } = data.myInitiatives;
  const count = (name: Part) => data[name]?.totalCount ?? 0;
  return {
    initiatives: nodes,
    part,
    counts: {
      all: count('all'),
      toDo: count('toDo'),
      waiting: count('waiting'),
      shown: count('shown'),
      ended: count('ended'),
    },
    after,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    closesAt: data.currentSeason?.submissionsCloseAt,
    receipt: data.receipt,
    keys: Object.fromEntries(nodes.map(({ id }) => [id, crypto.randomUUID()])),
  };
}

export const actions = {
  discard: async ({ request, locals }) => {
    const form = await request.formData();
    const { error } = await locals.client.mutation(Discard, { id: String(form.get('id')) });
    const refusal = error && refused(error);
    // Gone already, by a second click, is what was wanted.
    if (refusal && refusal.code !== 'NOT_FOUND') return fail(400, { refused: refusal });
    redirect(303, localizeHref('/my'));
  },

  withdraw: async ({ request, locals }) => {
    const form = await request.formData();
    const { error } = await locals.client.mutation(Withdraw, {
      input: {
        id: String(form.get('id')),
        version: Number(form.get('version')),
        reason: String(form.get('reason')) || null,
        idempotencyKey: String(form.get('idempotencyKey')),
      },
    });
    if (error) return fail(400, { refused: refused(error) });
    redirect(303, localizeHref('/my'));
  },
};

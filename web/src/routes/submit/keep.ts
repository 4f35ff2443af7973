import type { Client } from '@urql/core';
import { type Refused, refused } from '#lib/errors.ts';
import { m } from '#paraglide/messages.js';
import { CreateDraft, SaveDraft, type Saved, StandingQuery } from './documents.ts';
import { controlOf, type Draft, fieldsOf, wholeNumber } from './draft.ts';

/** What the form remembers of the draft it belongs to. */
export interface Kept {
  id: string;
  version: number;
  savedAt?: string | undefined;
  /** The controls that submitting would ask for. */
  missing?: string[] | undefined;
}

/** What the form says it belongs to; nothing for a draft that is not stored yet. */
export function keptIn(form: FormData): Kept | undefined {
  const id = String(form.get('id') ?? '');
  return id ? { id, version: Number(form.get('version')) } : undefined;
}

export const keptOf = ({ id, version, saveState }: Saved): Kept => ({
  id,
  version: version ?? 0,
  savedAt: saveState?.savedAt,
  missing: saveState?.missing.map(({ path }) => controlOf(path.join('.'))),
});

type Keeping = { kept: Kept; refused?: undefined } | { kept?: undefined; refused: Refused };

/** Makes the draft, or saves the one the form belongs to. */
export async function keepDraft(client: Client, form: FormData, draft: Draft): Promise<Keeping> {
  if (draft.beneficiaryCount && wholeNumber(draft.beneficiaryCount) === null) {
    const fields = { beneficiaryCount: m.submit_count_wrong() };
    return { refused: { code: 'INVALID', sentence: m.error_invalid(), fields } };
  }
  const fields = fieldsOf(draft);
  const before = keptIn(form);
  if (before) {
    const { id, version } = before;
    const { data, error } = await client.mutation(SaveDraft, { input: { id, version, fields } });
    return data ? { kept: keptOf(data.saveInitiative) } : { refused: refusedAt(error) };
  }
  const idempotencyKey = String(form.get('createKey'));
  const { data, error } = await client.mutation(CreateDraft, { input: { fields, idempotencyKey } });
  return data ? { kept: keptOf(data.createInitiative) } : { refused: refusedAt(error) };
}

/** A refusal whose problems are named after the form's controls. */
export function refusedAt(error: Parameters<typeof refused>[0] | undefined): Refused {
  if (!error) return { code: 'UNAVAILABLE', sentence: m.error_unavailable(), fields: {} };
  const { fields, ...rest } = refused(error);
  return { ...rest, fields: Object.fromEntries(Object.entries(fields).map(([path, said]) => [controlOf(path), said])) };
}

/** The name in addresses of an initiative that waits for nobody but its screener, or is through. */
export async function handedIn(client: Client, id: string): Promise<string | undefined> {
  const { data } = await client.query(StandingQuery, { id });
  const initiative = data?.initiative;
  const isIn = initiative?.editorial && ['SUBMITTED', 'SCREENING', 'VALID'].includes(initiative.editorial);
  return isIn ? initiative.slug : undefined;
}

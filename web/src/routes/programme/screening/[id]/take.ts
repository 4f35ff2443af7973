import type { Client, CombinedError } from '@urql/core';
import { type Refused, refused } from '#lib/errors.ts';
import { m } from '#paraglide/messages.js';
import { answersOf, missingNotes, newAnswers } from './answers.ts';
import { AnswerCheck, Claim, type Standing, StandingQuery } from './documents.ts';

/** `seen` is the version that the form speaks of from now on. */
type Outcome<Value> = { value: Value; refused?: undefined } | { value?: undefined; refused: Refused; seen: number };

const unavailable = (): Refused => ({ code: 'UNAVAILABLE', sentence: m.error_unavailable(), fields: {} });

/** The case as it stands now, taken on when it was free. Refused when it is not what the form was made of. */
export async function takeOn(client: Client, id: string, form: FormData): Promise<Outcome<Standing>> {
  const seen = Number(form.get('version'));
  const refuse = (error: CombinedError | undefined) => ({ refused: error ? refused(error) : unavailable(), seen });
  const { data, error } = await client.query(StandingQuery, { id });
  const standing = data?.initiative;
  if (!standing) return refuse(error);
  if (standing.editorial !== 'SUBMITTED' && standing.editorial !== 'SCREENING') return { value: standing };
  if (standing.screening?.version !== seen) {
    return { refused: { code: 'VERSION_MISMATCH', sentence: m.error_version_mismatch(), fields: {} }, seen };
  }
  if (standing.editorial === 'SCREENING') return { value: standing };
  const claim = await client.mutation(Claim, { id });
  return claim.data ? { value: claim.data.claimScreening } : refuse(claim.error);
}

/** Sends what is new in the form, one answer after the other, and gives the version it led to. */
export async function answerAll(client: Client, { id, screening }: Standing, form: FormData): Promise<Outcome<number>> {
  const checklist = screening?.checklist ?? [];
  const answers = answersOf(form, checklist);
  const fields = missingNotes(answers);
  let version = screening?.version ?? 0;
  if (Object.keys(fields).length) {
    return { refused: { code: 'INVALID', sentence: m.error_invalid(), fields }, seen: version };
  }
  for (const { check, answer, note } of newAnswers(answers, checklist)) {
    if (!answer) continue;
    const input = { initiativeId: id, check, answer, note: note || null, version };
    const { data, error } = await client.mutation(AnswerCheck, { input });
    if (!data) return { refused: error ? refused(error) : unavailable(), seen: version };
    version = data.answerCheck.version;
  }
  return { value: version };
}

/** Whether it left the screeners' hands; nothing while it is in them. */
export async function isDecided(client: Client, id: string): Promise<true | undefined> {
  const { data } = await client.query(StandingQuery, { id });
  const editorial = data?.initiative?.editorial;
  return editorial && editorial !== 'SUBMITTED' && editorial !== 'SCREENING' ? true : undefined;
}

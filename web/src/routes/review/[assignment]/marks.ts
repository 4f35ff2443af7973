import { m } from '#paraglide/messages.js';
import type { Criterion, Review } from './documents.ts';

/** One criterion as it stands in the form. */
export interface Mark {
  criterionId: string;
  value: number | null;
  note: string;
  confidence: number | null;
}

const whole = (typed: FormDataEntryValue | null) => (typed && /^\d+$/.test(String(typed)) ? Number(typed) : null);
const text = (typed: FormDataEntryValue | null) =>
  String(typed ?? '')
    .replaceAll('\r\n', '\n')
    .trim();

/** What is marked in the form, in the order of the rubric. Names of controls are the API's paths: `scores.2.note`. */
export function marksOf(form: FormData): Mark[] {
  const marks: Mark[] = [];
  for (let place = 0; form.has(`scores.${place}.criterionId`); place++) {
    marks.push({
      criterionId: String(form.get(`scores.${place}.criterionId`)),
      value: whole(form.get(`scores.${place}.value`)),
      note: text(form.get(`scores.${place}.note`)),
      confidence: whole(form.get(`scores.${place}.confidence`)),
    });
  }
  return marks;
}

/** What is stored, as the form shows it. Fairly sure is what the API takes where nothing is said. */
export const marksFrom = (criteria: Pick<Criterion, 'id'>[], review: Pick<Review, 'scores'> | null): Mark[] =>
  criteria.map(({ id }) => {
    const score = review?.scores.find(({ criterion }) => criterion.id === id);
    return {
      criterionId: id,
      value: score?.value ?? null,
      note: score?.note ?? '',
      confidence: score?.confidence ?? 2,
    };
  });

/** The weighted mean, 0 to 10; null while a criterion is open. */
export function totalOf(marks: Mark[], criteria: Pick<Criterion, 'id' | 'weight'>[]): number | null {
  let total = 0;
  for (const { id, weight } of criteria) {
    const value = marks.find(({ criterionId }) => criterionId === id)?.value;
    if (value === null || value === undefined) return null;
    total += weight * value;
  }
  return total;
}

/** What is open before a review can be handed in, each at its control. */
export function openMarks(marks: Mark[]): Record<string, string> {
  const open: Record<string, string> = {};
  for (const [place, { value, note }] of marks.entries()) {
    if (value === null) open[`scores.${place}.value`] = m.score_value_missing({ criterion: place + 1 });
    if (!note) open[`scores.${place}.note`] = m.score_note_missing({ criterion: place + 1 });
  }
  return open;
}

/** The marks that have a value, as handing in takes them. */
export const scoresOf = (marks: Mark[]) =>
  marks.flatMap(({ value, confidence, ...mark }) =>
    value === null ? [] : [{ ...mark, value, confidence: confidence ?? 2 }],
  );

import { type Check, checkName } from '#lib/editorial.ts';
import { m } from '#paraglide/messages.js';
import type { ChecklistItem } from './documents.ts';

export interface Answer {
  check: Check;
  answer: 'MET' | 'NOT_MET' | null;
  note: string;
}

/** A condition as it stands: the screener's answer or, without one, what the machine found. */
export const standing = ({ answer, automatic }: Pick<ChecklistItem, 'answer' | 'automatic'>): Answer['answer'] =>
  answer ?? (automatic === null ? null : automatic ? 'MET' : 'NOT_MET');

/** What is answered in the form, in the order of the list. */
export const answersOf = (form: FormData, checklist: ChecklistItem[]): Answer[] =>
  checklist.map(({ check }) => {
    const answer = form.get(`answers.${check}`);
    return {
      check,
      answer: answer === 'MET' || answer === 'NOT_MET' ? answer : null,
      note: String(form.get(`notes.${check}`) ?? '').trim(),
    };
  });

/** The answers that say something new: what only repeats the stored answer or the machine's need not be sent. */
export const newAnswers = (answers: Answer[], checklist: ChecklistItem[]) =>
  answers.filter(({ check, answer, note }) => {
    const stored = checklist.find((item) => item.check === check);
    return answer && stored && (answer !== standing(stored) || note !== (stored.note ?? ''));
  });

/** What is wrong with the answers before any of them is sent: an owner is never told that something is not met without why. */
export const missingNotes = (answers: Answer[]): Record<string, string> =>
  Object.fromEntries(
    answers
      .filter(({ answer, note }) => answer === 'NOT_MET' && !note)
      .map(({ check }) => [`notes.${check}`, m.screening_note_missing({ check: checkName(check) })]),
  );

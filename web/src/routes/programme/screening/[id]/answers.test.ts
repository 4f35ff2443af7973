import { expect, it } from 'vitest';
import { answersOf, missingNotes, newAnswers, standing } from './answers.ts';

const checklist = [
  { check: 'EMAIL_VERIFIED' as const, automatic: true, answer: null, note: null },
  { check: 'UNIT' as const, automatic: false, answer: null, note: null },
  { check: 'LAWFUL' as const, automatic: null, answer: 'MET' as const, note: null },
  { check: 'NO_DUPLICATE' as const, automatic: null, answer: null, note: null },
];

function answered(pairs: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(pairs)) form.append(name, value);
  return answersOf(form, checklist);
}

it('takes the machine’s finding until a screener answers', () => {
  expect(checklist.map(standing)).toEqual(['MET', 'NOT_MET', 'MET', null]);
  expect(standing({ automatic: false, answer: 'MET' })).toBe('MET');
});

it('sends only what is new', () => {
  const answers = answered({
    'answers.EMAIL_VERIFIED': 'MET',
    'answers.UNIT': 'NOT_MET',
    'notes.UNIT': 'Chọn tỉnh',
    'answers.LAWFUL': 'MET',
    'answers.NO_DUPLICATE': 'MET',
  });
  expect(newAnswers(answers, checklist)).toEqual([
    { check: 'UNIT', answer: 'NOT_MET', note: 'Chọn tỉnh' },
    { check: 'NO_DUPLICATE', answer: 'MET', note: '' },
  ]);
});

it('asks for a reason of everything that is not met', () => {
  const answers = answered({ 'answers.LAWFUL': 'NOT_MET', 'answers.UNIT': 'NOT_MET', 'notes.UNIT': 'Chọn tỉnh' });
  expect(Object.keys(missingNotes(answers))).toEqual(['notes.LAWFUL']);
});

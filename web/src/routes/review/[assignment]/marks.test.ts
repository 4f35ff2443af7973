import { expect, it } from 'vitest';
import { marksFrom, marksOf, openMarks, totalOf } from './marks.ts';

const criteria = [
  { id: 'a', weight: 0.25 },
  { id: 'b', weight: 0.75 },
];

function form(pairs: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(pairs)) data.append(name, value);
  return data;
}

it('reads marks by their place, and a value that is none as open', () => {
  const marks = marksOf(
    form({
      'scores.0.criterionId': 'a',
      'scores.0.value': '0',
      'scores.0.note': ' Chưa thể hiện ',
      'scores.0.confidence': '3',
      'scores.1.criterionId': 'b',
      'scores.1.value': '7.5',
    }),
  );
  expect(marks).toEqual([
    { criterionId: 'a', value: 0, note: 'Chưa thể hiện', confidence: 3 },
    { criterionId: 'b', value: null, note: '', confidence: null },
  ]);
});

it('weighs, counts zero as a value, and has no total while one is open', () => {
  const marked = (a: number | null, b: number | null) => [
    { criterionId: 'a', value: a, note: '', confidence: 2 },
    { criterionId: 'b', value: b, note: '', confidence: 2 },
  ];
  expect(totalOf(marked(0, 8), criteria)).toBe(6);
  expect(totalOf(marked(8, null), criteria)).toBeNull();
});

it('names every open value and every missing note', () => {
  const marks = marksFrom(criteria, { scores: [{ criterion: { id: 'a' }, value: 7, note: null, confidence: null }] });
  expect(openMarks(marks)).toEqual({
    'scores.0.note': 'Nêu nhận xét cho tiêu chí 1',
    'scores.1.value': 'Chọn điểm cho tiêu chí 2',
    'scores.1.note': 'Nêu nhận xét cho tiêu chí 2',
  });
});

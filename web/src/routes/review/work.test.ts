import { expect, it } from 'vitest';
import { openCriteria, progressOf } from './work.ts';

it('counts what is held, done, begun and open; what was declined or recused is nobody’s work', () => {
  const states = ['SUBMITTED', 'LOCKED', 'IN_PROGRESS', 'REOPENED', 'ACCEPTED', 'RECUSED', 'DECLINED'] as const;
  expect(progressOf(states.map((state) => ({ state })))).toEqual({ done: 2, begun: 2, all: 5, open: 3 });
});

it('names the criteria without a value', () => {
  const criteria = ['Cam kết', 'Khả thi', 'Hưởng lợi'].map((name) => ({ id: name, name }));
  const review = {
    id: 'review',
    total: null,
    submittedAt: null,
    scores: [
      { criterion: { id: 'Cam kết' }, value: 0 },
      { criterion: { id: 'Khả thi' }, value: null },
    ],
  };
  const round = { id: 'round', name: 'Vòng 1', criteria };
  expect(openCriteria({ round, review })).toEqual(['Khả thi', 'Hưởng lợi']);
  expect(openCriteria({ round, review: null })).toEqual(['Cam kết', 'Khả thi', 'Hưởng lợi']);
});

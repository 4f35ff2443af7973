import { expect, test } from 'vitest';
import { openCondition } from './condition.ts';

test.each([
  { automatic: null, answer: null, says: 'Answer the condition “It is not a duplicate”.' },
  { automatic: null, answer: 'NOT_MET' as const, says: 'The condition “It is not a duplicate” is not met yet.' },
  { automatic: false, answer: null, says: 'The condition “It is not a duplicate” is not met yet.' },
])('a condition found $automatic and answered $answer says by its name what to do', ({ automatic, answer, says }) => {
  expect(openCondition({ check: 'NO_DUPLICATE', automatic, answer })).toMatchObject({
    path: ['checklist', 'NO_DUPLICATE'],
    message: { en: says },
  });
});

import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('names how far reviewers are apart', () => {
  expect([0, 0.74, 0.75, 1.49, 1.5].map(spreadOf)).toEqual(['low', 'low', 'middle', 'middle', 'high']);
});

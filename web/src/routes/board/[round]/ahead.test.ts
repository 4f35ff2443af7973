import { expect, it } from 'vitest';
import { aheadOf } from './ahead.ts';
import { boardOf, entryOf } from './testing.ts';

const board = (leadProbability: number | null, ranks: (number | null)[] = [1, 1, 3]) =>
  boardOf(
    ranks.map((rank, n) => entryOf(`Sáng kiến ${n + 1}`, { rank })),
    { leadProbability },
  );

it('names nobody while it is open who leads', () => {
  expect(aheadOf(board(0.58))).toEqual({
    sure: 'OPEN',
    who: 'Chưa rõ ai dẫn đầu.',
    how: '2 sáng kiến đồng hạng nhất; khả năng sáng kiến ở dòng đầu thực sự tốt hơn dòng thứ hai chỉ là 58%.',
  });
});

it('says that the first is ahead, and that its place is shared', () => {
  expect(aheadOf(board(0.84, [1, 1, 1, 4]))).toEqual({
    sure: 'PROBABLE',
    who: '“Sáng kiến 1” nhỉnh hơn, nhưng chưa chắc.',
    how: 'Khả năng thực sự tốt hơn sáng kiến thứ hai là 84%; 3 sáng kiến vẫn đồng hạng nhất.',
  });
});

it('says that the first stands first', () => {
  expect(aheadOf(board(0.93, [1, 2, 2]))).toEqual({
    sure: 'CLEAR',
    who: '“Sáng kiến 1” đứng đầu.',
    how: 'Khả năng thực sự tốt hơn sáng kiến thứ hai là 93%.',
  });
});

it('says nothing where there is no such probability', () => {
  expect(aheadOf(board(null))).toBe(null);
  expect(aheadOf(board(null, []))).toBe(null);
});

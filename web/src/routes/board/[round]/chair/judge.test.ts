import { expect, it } from 'vitest';
import { boundOf, chanceOf, goesWithSeverity, isClear, judge } from './judge.ts';

const reviewer = (severityLow: number, severityHigh: number, spread = 1, reliability = 1) => ({
  severityLow,
  severityHigh,
  spread,
  reliability,
});

it('says which side a reviewer is on and how surely, very probably where the whole interval is on it', () => {
  expect([reviewer(-1, -0.2), reviewer(-0.3, 0.2), reviewer(-0.4, 0.1), reviewer(0.1, 0.9)].map(judge)).toEqual([
    'rất có thể chặt hơn mặt bằng (> 99%)',
    'chưa thấy khác mặt bằng',
    'có lẽ chặt hơn mặt bằng (83%)',
    'rất có thể rộng hơn mặt bằng (98%)',
  ]);
  expect([reviewer(-1, -0.2), reviewer(-0.4, 0.1), reviewer(0.1, 0.9)].map(isClear)).toEqual([true, false, true]);
  expect([reviewer(-1, -0.004), reviewer(0.004, 1)].map(isClear)).toEqual([false, false]);
});

it('reads on both sides of the limit as neighbours', () => {
  expect([reviewer(-0.01, 1), reviewer(0.01, 1)].map(judge)).toEqual([
    'có lẽ rộng hơn mặt bằng (94%)',
    'rất có thể rộng hơn mặt bằng (95%)',
  ]);
});

it('takes the probability from the interval: 95 % where it ends at zero', () => {
  expect(chanceOf(reviewer(0, 1))).toBeCloseTo(0.95, 6);
  expect(chanceOf(reviewer(-1, 0))).toBeCloseTo(0.95, 6);
  expect(chanceOf(reviewer(-1, 1))).toBeCloseTo(0.5, 6);
  expect(chanceOf(reviewer(0, 0))).toBe(0.5);
});

it('adds whose scores follow others little, or spread little or much', () => {
  expect(judge(reviewer(0.3, 1.1, 1, 0.5))).toBe('rất có thể rộng hơn mặt bằng (> 99%); hay lệch khỏi đánh giá chung');
  expect(judge(reviewer(-0.1, 0.1, 0.6))).toBe('chưa thấy khác mặt bằng; cho điểm sát nhau');
  expect(judge(reviewer(-0.1, 0.1, 1.4))).toBe('chưa thấy khác mặt bằng; cho điểm cách xa nhau');
});

it('draws as many half points to both sides as the widest interval needs, one at least', () => {
  expect(boundOf([reviewer(-1.02, -0.2), reviewer(0.3, 1.12)])).toBe(1.5);
  expect(boundOf([reviewer(-2.1, 0.2)])).toBe(2.5);
  expect(boundOf([])).toBe(1);
});

it('warns of assignment that goes with severity either way', () => {
  expect([-0.6, -0.5, 0, 0.06, 0.51].map(goesWithSeverity)).toEqual([true, false, false, false, true]);
});

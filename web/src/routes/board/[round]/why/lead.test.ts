import { expect, it } from 'vitest';
import { leadOf, type Side } from './lead.ts';
import { stepsOf } from './steps.ts';

function side(raw: number, severity: number, weighting: number, shrinkage: number): Side {
  const score = raw + severity + weighting + shrinkage;
  const explanation = [
    { kind: 'RAW_MEAN' as const, amount: raw },
    { kind: 'SEVERITY' as const, amount: severity },
    { kind: 'WEIGHTING' as const, amount: weighting },
    { kind: 'SHRINKAGE' as const, amount: shrinkage },
  ];
  const steps = stepsOf(explanation, score, 2);
  return { entry: { reviewCount: 3 } as Side['entry'], score: steps.at(-1)!.to, steps };
}

it('says why the one with the lower mean stands above, and that it is too close to call', () => {
  expect(leadOf(side(7.83, -0.2, 0.1, -0.18), side(8, -0.47, 0.1, -0.14), 0.55)).toBe(
    'B có điểm trung bình cao hơn (8,00 so với 7,83), nhưng người chấm B chấm rộng hơn mặt bằng 0,47 điểm. Sau khi hiệu chỉnh, A hơn B 0,06 điểm. Khả năng A thực sự tốt hơn chỉ là 55%: chưa rõ bên nào hơn.',
  );
});

it('says that the order stays, and how sure it is', () => {
  expect(leadOf(side(8.5, -0.1, 0, -0.1), side(6, 0, 0, 0.1), 0.987)).toBe(
    'A có điểm trung bình cao hơn (8,50 so với 6,00). Sau khi hiệu chỉnh, A vẫn hơn B 2,20 điểm. Khả năng A thực sự tốt hơn là 98%: rất có thể A hơn.',
  );
});

it('names the severe reviewers of A, and equal means', () => {
  expect(leadOf(side(7, 0.4, 0, 0), side(7.2, 0.1, 0, 0), 0.7)).toContain(
    'nhưng người chấm A chấm chặt hơn mặt bằng 0,40 điểm.',
  );
  expect(leadOf(side(7, 0.4, 0, 0), side(7, 0.1, 0, 0), 0.7)).toContain(
    'Hai sáng kiến có điểm trung bình bằng nhau (7,00). Sau khi hiệu chỉnh, A hơn B 0,30 điểm.',
  );
});

it('reads on both sides of a limit as neighbours', () => {
  const verdict = (probability: number) =>
    leadOf(side(8.5, 0, 0, 0), side(6, 0, 0, 0), probability).split('Khả năng ')[1];
  expect([0.7499, 0.7501, 0.8999, 0.9001].map(verdict)).toEqual([
    'A thực sự tốt hơn chỉ là 74%: chưa rõ bên nào hơn.',
    'A thực sự tốt hơn là 75%: có lẽ A hơn, nhưng chưa chắc.',
    'A thực sự tốt hơn là 89%: có lẽ A hơn, nhưng chưa chắc.',
    'A thực sự tốt hơn là 90%: rất có thể A hơn.',
  ]);
});

it('says so where nothing tells them apart', () => {
  expect(leadOf(side(7, 0, 0, 0), side(7, 0, 0, 0), 0.5)).toBe(
    'Hai sáng kiến có điểm trung bình bằng nhau (7,00). Sau khi hiệu chỉnh, hai sáng kiến gần như bằng điểm nhau, chênh chưa đến 0,01. Khả năng A thực sự tốt hơn chỉ là 50%: chưa rõ bên nào hơn.',
  );
});

import { CombinedError } from '@urql/core';
import { expect, it } from 'vitest';
import { refused } from './errors.ts';

const refusal = (extensions: Record<string, unknown>) =>
  new CombinedError({ graphQLErrors: [{ message: 'said by the API', extensions }] });

it('puts each problem of an INVALID input beside its field, the first one of each', () => {
  const problems = [
    { code: 'INVALID', path: ['input', 'title'], message: 'Nhập tên sáng kiến' },
    { code: 'INVALID', path: ['input', 'title'], message: 'Tên quá ngắn' },
    { code: 'INVALID', path: ['input', 'scores', '2', 'note'], message: 'Nhập nhận xét' },
  ];
  expect(refused(refusal({ code: 'INVALID', problems }))).toEqual({
    code: 'INVALID',
    sentence: 'Một số mục cần sửa.',
    fields: { title: 'Nhập tên sáng kiến', 'scores.2.note': 'Nhập nhận xét' },
  });
});

it('says when a phase opens, if it will', () => {
  expect(refused(refusal({ code: 'OUT_OF_PHASE' })).sentence).not.toContain('2027');
  expect(refused(refusal({ code: 'OUT_OF_PHASE', opensAt: '2027-05-04T17:00:00Z' })).sentence).toContain(
    '00:00, 5/5/2027',
  );
});

it('quotes the number of a bug and tells nothing else of it', () => {
  const { code, sentence } = refused(refusal({ code: 'INTERNAL', requestId: 'req-7' }));
  expect(code).toBe('INTERNAL');
  expect(sentence).toContain('req-7');
  expect(sentence).not.toContain('said by the API');
});

it('takes silence of the API for UNAVAILABLE', () => {
  expect(refused(new CombinedError({ networkError: new Error('connect ECONNREFUSED') })).code).toBe('UNAVAILABLE');
});

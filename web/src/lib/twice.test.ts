import { expect, it } from 'vitest';
import { done } from './twice.ts';

const refused = (code: string) => ({ code, sentence: '', fields: {} });

it('finds what the first of two clicks did, also when it is half way', async () => {
  const answers = [undefined, 'receipt'];
  expect(await done(refused('VERSION_MISMATCH'), async () => answers.shift())).toBe('receipt');
});

it('looks for nothing when the refusal is of another kind', async () => {
  let looked = 0;
  const look = async () => ++looked;
  expect(await done(refused('INVALID'), look)).toBeUndefined();
  expect(looked).toBe(0);
});

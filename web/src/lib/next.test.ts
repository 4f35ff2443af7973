import { expect, it } from 'vitest';
import { nextPath } from './next.ts';

it.each(['/my', '/en/submit?step=2#title', '/initiatives?q=phan+anh'])('goes on to %s', (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  'my',
  '',
  null,
])('goes nowhere for %j', (wanted) => {
  expect(nextPath(wanted)).toBeUndefined();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMoreValues } from './values.ts';

/** Values in each other and beside each other; an empty list or object is two, as it has room for one. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const below = Object.values(value).map(valuesIn);
  return 1 + (below.length === 0 ? 1 : below.reduce((sum, count) => sum + count));
}

const texts = fc.constantFrom('', ',', '"', '\\', '[{,', '\\"', 'ế', '🏺', '\u0000');
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.constantFrom(null, true, -1.5e300),
    fc.array(tie('json'), { maxLength: 6 }),
    fc.dictionary(texts, tie('json'), { maxKeys: 6 }),
  ),
}));

test('values are counted whatever stands in their strings', () => {
  fc.assert(
    fc.property(fc.array(json), fc.constantFrom(0, 2), (value, indent) => {
      // Long enough to be looked into.
      const text = Buffer.from(`${JSON.stringify(value, null, indent)}${' '.repeat(10_000)}`);
      const count = valuesIn(value);
      expect([hasMoreValues(text, count), hasMoreValues(text, count - 1)]).toEqual([false, true]);
    }),
    { numRuns: 2_000 },
  );
});

test('a long text is one value', () => {
  expect(hasMoreValues(Buffer.from(JSON.stringify(', '.repeat(100_000))), 1)).toBe(false);
});

test('what does not end is counted to its end', () => {
  expect(hasMoreValues(Buffer.from('['.repeat(100)), 50)).toBe(true);
  expect(hasMoreValues(Buffer.from(`["${','.repeat(1_000)}`), 50)).toBe(false);
  expect(hasMoreValues(Buffer.from(`["${'\\"'.repeat(1_000)}`), 50)).toBe(false);
});

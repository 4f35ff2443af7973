import { expect, test } from 'vitest';
import { askedIn, hashOf } from './link.ts';

const twoOperations = 'query A { a }\n\nquery B { b }';

test('a link brings back the question, its variables and which operation is meant', () => {
  const asked = { query: twoOperations, variables: '{ "tên": "Huế & 1+1 #2" }', operationName: 'B' };

  expect(askedIn({ hash: hashOf(asked), search: '' })).toEqual(asked);
});

test('the name of the only operation is left out', () => {
  expect(hashOf({ query: 'query A { a }', variables: ' ', operationName: 'A' })).toBe('#query=query+A+%7B+a+%7D');
});

test('a question after the question mark is read too, and an address without one has none', () => {
  expect(askedIn({ hash: '', search: '?query={a}' })).toEqual({ query: '{a}', variables: '', operationName: null });
  expect(askedIn({ hash: '#top', search: '?language=vi' })).toBeUndefined();
});

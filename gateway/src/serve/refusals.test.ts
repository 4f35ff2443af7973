import { expect, test } from 'vitest';
import { defaultLimits } from '../limits/limits.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { supergraphSdl } from '../testing/museum.ts';
import { admit } from './answer.ts';
import { refusalsOf } from './refusals.ts';

const you = { query: 'query A { you } query B { you }' };

test('a text that was refused is refused again in the same words, without being read', () => {
  const snapshot = createSnapshot(supergraphSdl, {});

  const [first, again] = [admit(snapshot, you, defaultLimits), admit(snapshot, you, defaultLimits)];
  const byName = admit(snapshot, { ...you, operationName: 'A' }, defaultLimits);

  expect(first).toMatchObject({ errors: [{ message: 'Cannot query field "you" on type "Query".' }, {}] });
  expect(again).toBe(first);
  expect(byName).toEqual(first);
  expect(refusalsOf(snapshot).size).toBe(2);
});

test('variables that do not fit are not held against the text', () => {
  const snapshot = createSnapshot(supergraphSdl, {});
  const query = 'query ($id: ID!) { artwork(id: $id) { id } }';

  expect(admit(snapshot, { query, variables: { id: [] } }, defaultLimits)).toHaveProperty('errors');
  expect(admit(snapshot, { query, variables: { id: '1' } }, defaultLimits)).not.toHaveProperty('errors');
});

test('another supergraph is asked afresh', () => {
  const snapshots = [createSnapshot(supergraphSdl, {}), createSnapshot(supergraphSdl, {})];
  admit(snapshots[0]!, you, defaultLimits);

  expect(snapshots.map((snapshot) => refusalsOf(snapshot).size)).toEqual([1, 0]);
});

test('long texts, and more than a thousand, are not kept', () => {
  const snapshot = createSnapshot(supergraphSdl, {});
  for (let n = 0; n < 1_010; n++) admit(snapshot, { query: `{ you${n} }` }, defaultLimits);
  admit(snapshot, { query: `{ ${'x'.repeat(60_000)} }` }, defaultLimits);

  const kept = refusalsOf(snapshot);
  expect([kept.size, kept.has('{ you0 }'), kept.has('{ you1009 }')]).toEqual([1_000, false, true]);
});

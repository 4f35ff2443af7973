import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breakingChanges, staleSchema } from './compose.ts';

test('the committed schema is the one that the subgraphs compose to', () => {
  expect(staleSchema()).toEqual([]);
});

test('a change that breaks clients is named', () => {
  const api = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8');
  const renamed = api.replace(/^ {2}displayName: String!$/m, '  shownName: String!');
  expect(renamed).not.toBe(api);

  expect(breakingChanges(renamed)).toEqual(['User.displayName was removed.']);
});

import { createTestDb } from '@cpii/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allMigrations } from './database.ts';
import { createParts, nobody } from './parts.ts';

const { url } = await createTestDb(allMigrations);
let parts: Awaited<ReturnType<typeof createParts>>;
beforeAll(async () => {
  parts = await createParts({ databaseUrl: url, publicUrl: 'http://localhost' });
});
afterAll(() => parts.stop());

const ask = (query: string, variables: Record<string, unknown>) => parts.gateway.execute({ query, variables }, nobody);

test.each(['', 'x', '\0', '00000000-0000-4000-8000-000000000000', `${'9'.repeat(300)}`])(
  'nothing has the id %j',
  async (id) => {
    const everything = `query ($id: ID!) { user(id: $id) { id } organization(id: $id) { id } initiative(id: $id) { id }
    season(id: $id) { id } reviewRound(id: $id) { id } assignment(id: $id) { id } leaderboard(roundId: $id) { version } }`;

    const { data, errors } = await ask(everything, { id });

    expect(errors).toBeUndefined();
    expect(new Set(Object.values(data!))).toEqual(new Set([null]));
  },
);

test('a NUL in a text is refused as what it is', async () => {
  const { errors } = await ask('query ($slug: String!) { initiative(slug: $slug) { id } }', { slug: 'a\0b' });

  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['INVALID']);
});

import { expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';

const t = await createTestReviews();
const chair = staff('CHAIR');
const reviewers = [staff('REVIEWER'), staff('REVIEWER'), staff('REVIEWER')] as const;
const organizationId = crypto.randomUUID();

const LEAD = `query ($id: ID!) { leaderboard(roundId: $id) { access leadProbability
  entries { rank initiative { id } } } }`;
const lead = async (viewer: Parameters<typeof t.ask>[0], id: string) =>
  (await t.ask(viewer, LEAD, { id })).data.leaderboard;

/** A round in which each reviewer gave each initiative about this; the first one belongs to an organisation. */
async function reviewed(values: readonly number[], more: Parameters<typeof t.insertRound>[0] = {}) {
  const round = await t.insertRound(more);
  for (const [n, value] of values.entries()) {
    const id = await t.insertInitiative(round, n === 0 ? { organizationId } : {});
    for (const [m, reviewer] of reviewers.entries())
      await t.handIn(round, id, reviewer, [value, value, value, value + ((n + m) % 2)]);
  }
  return round;
}

test('the chair reads how probable it is that the first is above the second, as of any other two', async () => {
  const round = await reviewed([6, 9, 4, 7]);
  const { entries, leadProbability } = await lead(chair, round.id);

  const { compareRanks } = (
    await t.ask(
      chair,
      'query ($id: ID!, $ids: [ID!]!) { compareRanks(roundId: $id, initiativeIds: $ids) { probability } }',
      { id: round.id, ids: [entries[0].initiative.id, entries[1].initiative.id] },
    )
  ).data;
  expect(leadProbability).toBeGreaterThan(0.5);
  expect(leadProbability).toBe(compareRanks.probability);
});

test('whoever has a conflict with the first reads it of the first two that they see', async () => {
  const round = await reviewed([9, 6, 4, 7]);
  const colleague = staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] });

  const [whole, part] = [await lead(chair, round.id), await lead(colleague, round.id)];

  expect([whole.entries.length, part.entries.length]).toEqual([4, 3]);
  expect(part.leadProbability).toBeGreaterThan(0.5);
  expect(part.leadProbability).not.toBe(whole.leadProbability);
});

test('nobody outside the full view reads it', async () => {
  const { id } = await reviewed([9, 6, 4]);
  expect((await lead(chair, id)).leadProbability).not.toBe(null);

  const seen = await Promise.all(
    [null, reviewers[0], staff('PROGRAMME_MANAGER')].map(async (viewer) => {
      const { access, leadProbability } = await lead(viewer, id);
      return { access, leadProbability };
    }),
  );

  expect(seen).toEqual(['NONE', 'OWN', 'PROGRESS'].map((access) => ({ access, leadProbability: null })));
});

test('there is none with one ranked, by plain means, or while groups are not tied together', async () => {
  const alone = await reviewed([8]);
  const means = await reviewed([9, 6, 4], { methodId: 'mean' });
  const apart = await t.insertRound();
  for (const value of [9, 6, 4]) {
    const id = await t.insertInitiative(apart);
    for (const reviewer of reviewers.map(() => staff('REVIEWER'))) await t.handIn(apart, id, reviewer, value);
  }

  const seen = [];
  for (const { id } of [alone, means, apart]) {
    const { entries, leadProbability } = await lead(chair, id);
    seen.push([entries.filter(({ rank }: { rank: number | null }) => rank !== null).length, leadProbability]);
  }

  expect(seen).toEqual([
    [1, null],
    [3, null],
    [3, null],
  ]);
});

test('it asks the database nothing', async () => {
  const { id } = await reviewed([9, 6, 4]);
  const cost = async (query: string) => {
    t.statements.length = 0;
    await t.ask(chair, query, { id });
    return t.statements.length;
  };

  const without = await cost('query ($id: ID!) { leaderboard(roundId: $id) { entries { rank } } }');
  expect(await cost('query ($id: ID!) { leaderboard(roundId: $id) { leadProbability entries { rank } } }')).toBe(
    without,
  );
});

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';
import { readSnapshot } from './snapshot.ts';

const t = await createTestReviews();
const { db, statements, insertRound, insertInitiative, assign, handIn } = t;

async function reviewed(count: number) {
  const round = await insertRound({ weights: [40, 30, 20, 10] });
  const reviewer = staff('REVIEWER');
  const organizationId = crypto.randomUUID();
  const initiatives = [await insertInitiative(round, { organizationId })];
  while (initiatives.length < count) initiatives.push(await insertInitiative(round));
  for (const each of initiatives) await handIn(round, each, reviewer, [8, 7, 6, 5]);
  return { round, reviewer, organizationId, initiatives: initiatives.toSorted() };
}

test('a snapshot is what is handed in, weighed and asked for, and by the database’s clock when that was so', async () => {
  const { round, reviewer, initiatives } = await reviewed(2);
  await insertRound();
  const [first] = initiatives;
  await assign(round, first!, staff('REVIEWER'), 'INVITED');
  await assign(round, first!, staff('REVIEWER'), 'DECLINED');
  const clock = async () => {
    const rows = await db.execute<{ at: string }>(sql`select now()::text as at`);
    return new Date([...(rows as Iterable<{ at: string }>)][0]!.at).getTime();
  };
  const before = await clock();

  const { at, reviews, expected, weights, ...rest } = await readSnapshot(db, staff('CHAIR'), round);

  expect(rest).toEqual({ round, initiativeIds: initiatives, changes: 2 });
  expect(reviews.toSorted((a, b) => (a.initiativeId < b.initiativeId ? -1 : 1))).toEqual(
    initiatives.map((initiativeId) => ({
      initiativeId,
      reviewerId: reviewer.id,
      version: 1,
      values: new Map(round.rubric.map(({ id }, n) => [id, 8 - n])),
    })),
  );
  expect([...weights]).toEqual(round.rubric.map(({ id, weight }) => [id, weight]));
  expect(expected).toEqual(new Map(initiatives.map((id) => [id, id === first ? 2 : 1])));
  expect(at.getTime()).toBeGreaterThanOrEqual(before);
  expect(at.getTime()).toBeLessThanOrEqual(await clock());
});

test('it leaves out what its viewer has a conflict with, and the reviews of it', async () => {
  const { round, organizationId, initiatives } = await reviewed(3);
  const member = staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] });
  const seen = (viewer: Parameters<typeof readSnapshot>[1]) => readSnapshot(db, viewer, round);

  const [all, some] = [await seen(staff('CHAIR')), await seen(member)];

  expect([all.initiativeIds.length, all.reviews.length, all.changes]).toEqual([3, 3, 3]);
  expect([some.initiativeIds.length, some.reviews.length, some.changes]).toEqual([2, 2, 2]);
  const [left] = initiatives.filter((id) => !some.initiativeIds.includes(id));
  expect(some.reviews.map(({ initiativeId }) => initiativeId)).not.toContain(left);
});

test('boards of 1 and of 3 rows cost the same number of statements, of which one reads what they are made of', async () => {
  const cost = async (count: number) => {
    const { round } = await reviewed(count);
    const asked = statements.length;
    const { data } = await t.ask(
      staff('CHAIR'),
      'query ($id: ID!) { leaderboard(roundId: $id) { entries { initiative { id } reviewCount expectedReviews } } }',
      { id: round.id },
    );
    expect(data.leaderboard.entries.length).toBe(count);
    const own = statements.slice(asked);
    return [own.length, own.filter((statement) => statement.includes('"reviews"."scores"')).length];
  };

  const one = await cost(1);
  expect(one[1]).toBe(1);
  expect(await cost(3)).toEqual(one);
});

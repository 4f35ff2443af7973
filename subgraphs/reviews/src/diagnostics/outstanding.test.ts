import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assignments } from '../assignment/assignment.table.ts';
import { rounds } from '../round/round.table.ts';
import { createTestReviews, daysFromNow, staff } from '../testing/context.ts';

const t = await createTestReviews();
const chair = staff('CHAIR');

const OUTSTANDING = `query ($id: ID!) { reviewRound(id: $id) { outstanding {
  reviewer { id } asked reviews { initiative { id } state dueAt } } } }`;
type Row = { reviewer: { id: string }; asked: number; reviews: { initiative: { id: string }; state: string }[] };
const outstanding = async (viewer: Parameters<typeof t.ask>[0], { id }: { id: string }) =>
  (await t.ask(viewer, OUTSTANDING, { id })).data.reviewRound.outstanding as Row[] | null;

/** Two reviewers who owe something and one who does not; the first initiative belongs to an organisation. */
async function owing() {
  const organizationId = crypto.randomUUID();
  const round = await t.insertRound();
  const [one, two, three] = [staff('REVIEWER'), staff('REVIEWER'), staff('REVIEWER')];
  const [a, b, c] = [
    await t.insertInitiative(round, { organizationId }),
    await t.insertInitiative(round),
    await t.insertInitiative(round),
  ];
  for (const id of [a, b]) await t.handIn(round, id, three, 7);
  await t.handIn(round, a, one, 7);
  await t.assign(round, b, one, 'IN_PROGRESS');
  await t.assign(round, a, two, 'INVITED');
  const soonest = await t.assign(round, c, two, 'ACCEPTED');
  await t.db
    .update(assignments)
    .set({ dueAt: daysFromNow(0.5) })
    .where(eq(assignments.id, soonest));
  await t.assign(round, b, two, 'DECLINED');
  await t.assign(round, c, three, 'PROPOSED');
  const colleague = staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] });
  return { round, one: one!.id, two: two!.id, a, b, c, colleague };
}

test('the chair reads who owes which reviews: who owes most first, and what is due soonest', async () => {
  const { round, one, two, a, b, c } = await owing();

  const due = expect.any(String);
  expect(await outstanding(chair, round)).toEqual([
    {
      reviewer: { id: two },
      asked: 2,
      reviews: [
        { initiative: { id: c }, state: 'ACCEPTED', dueAt: due },
        { initiative: { id: a }, state: 'INVITED', dueAt: due },
      ],
    },
    { reviewer: { id: one }, asked: 2, reviews: [{ initiative: { id: b }, state: 'IN_PROGRESS', dueAt: due }] },
  ]);
});

test('a chair with a conflict reads nothing of that initiative, nor how many asked for it', async () => {
  const { round, one, two, b, c, colleague } = await owing();

  const rows = (await outstanding(colleague, round))!.map(({ reviewer, asked, reviews }) => [
    reviewer.id,
    asked,
    ...reviews.map(({ initiative }) => initiative.id),
  ]);

  expect(rows.toSorted()).toEqual(
    [
      [one, 1, b],
      [two, 1, c],
    ].toSorted(),
  );
});

test('nobody else reads it, and the chair does not while the board is sealed', async () => {
  const { round } = await owing();
  expect(await outstanding(chair, round)).toHaveLength(2);

  for (const viewer of [null, staff('REVIEWER'), staff('PROGRAMME_MANAGER')])
    expect(await outstanding(viewer, round)).toBe(null);
  await t.db.update(rounds).set({ board: 'SEALED' }).where(eq(rounds.id, round.id));
  expect(await outstanding(chair, round)).toBe(null);
});

test('1 and 3 that are owed cost the same number of statements', async () => {
  const cost = async (count: number) => {
    const round = await t.insertRound();
    for (let n = 0; n < count; n++) await t.assign(round, await t.insertInitiative(round), staff('REVIEWER'));
    t.statements.length = 0;
    expect(await outstanding(chair, round)).toHaveLength(count);
    return t.statements.length;
  };

  expect(await cost(3)).toBe(await cost(1));
});

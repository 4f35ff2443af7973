import { person } from '@cpii/kit/testing';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { roundInitiatives } from '../round/round.table.ts';
import { createTestReviews, daysFromNow, staff } from '../testing/context.ts';
import { assignments } from './assignment.table.ts';

const t = await createTestReviews();
const { db, ask, insertRound, insertInitiative, assign, handIn, statements } = t;

const MINE = 'query ($roundId: ID) { myAssignments(roundId: $roundId) { id } }';
const mine = async (viewer: Parameters<typeof ask>[0], roundId?: string) =>
  (await ask(viewer, MINE, { roundId })).data.myAssignments?.map(({ id }: { id: string }) => id) ?? null;

test('a reviewer’s list holds what they are asked, with the rubric and their review', async () => {
  const reviewer = staff('REVIEWER');
  const round = await insertRound({ nameEn: 'Round' });
  const initiativeId = await insertInitiative(round);
  await handIn(round, initiativeId, reviewer, [10, 9, 8, 8]);

  const { data } = await ask(
    reviewer,
    `{ myAssignments { state initiative { id } reviewer { id } viewerActions
      round { id name(language: EN) criteria { code name(language: EN) weight min max } } review { total } } }`,
  );

  expect(data.myAssignments).toEqual([
    {
      state: 'SUBMITTED',
      initiative: { id: initiativeId },
      reviewer: { id: reviewer.id },
      viewerActions: [],
      round: {
        id: round.id,
        name: 'Round',
        criteria: [0, 1, 2, 3].map((n) => ({ code: `c${n}`, name: `Criterion ${n}`, weight: 0.25, min: 0, max: 10 })),
      },
      review: { total: 8.75 },
    },
  ]);
});

test('nobody signed in has no list; who reviews nothing has an empty one', async () => {
  const round = await insertRound();
  await assign(round, await insertInitiative(round), staff('REVIEWER'));

  expect(await mine(null)).toBe(null);
  for (const viewer of [person(), staff('REVIEWER'), staff('CHAIR')]) expect(await mine(viewer)).toEqual([]);
});

test('the list begins with INVITED, and what is recused is gone', async () => {
  const reviewer = staff('REVIEWER');
  const round = await insertRound();
  const inState = async (state: Parameters<typeof assign>[3]) =>
    assign(round, await insertInitiative(round), reviewer, state);
  await inState('PROPOSED');
  await inState('RECUSED');
  const invited = await inState('INVITED');

  expect(await mine(reviewer)).toEqual([invited]);
});

test('what is to do stands first, by the date it is due', async () => {
  const reviewer = staff('REVIEWER');
  const round = await insertRound();
  const due = async (state: Parameters<typeof assign>[3], days: number) => {
    const id = await assign(round, await insertInitiative(round), reviewer, state);
    await db
      .update(assignments)
      .set({ dueAt: daysFromNow(days) })
      .where(eq(assignments.id, id));
    return id;
  };
  const declined = await due('DECLINED', 1);
  const submitted = await due('SUBMITTED', 1);
  const later = await due('ACCEPTED', 4);
  const invited = await due('INVITED', 3);
  const soon = await due('IN_PROGRESS', 2);

  expect(await mine(reviewer)).toEqual([soon, invited, later, submitted, declined]);
});

test('an initiative in conflict is not in the list, nor counted, nor found by its id', async () => {
  const organizationId = crypto.randomUUID();
  const reviewer = staff('REVIEWER', { memberships: [{ organizationId, role: 'EDITOR', ended: true }] });
  const round = await insertRound();
  const clear = await assign(round, await insertInitiative(round), reviewer);
  const hidden = [
    await assign(round, await insertInitiative(round, { organizationId }), reviewer),
    await assign(round, await insertInitiative(round, { ownerId: reviewer.id }), reviewer),
  ];

  expect(await mine({ ...reviewer, memberships: [] })).toHaveLength(2);
  expect(await mine(reviewer)).toEqual([clear]);
  for (const id of hidden) {
    expect((await ask(reviewer, 'query ($id: ID!) { assignment(id: $id) { id } }', { id })).data.assignment).toBe(null);
  }
  const { data } = await ask(reviewer, 'query ($id: ID!) { reviewRound(id: $id) { progress { assignments } } }', {
    id: round.id,
  });
  expect(data.reviewRound.progress.assignments).toBe(1);
});

test('a published round is there only when asked for', async () => {
  const reviewer = staff('REVIEWER');
  const published = await insertRound({ board: 'PUBLISHED' });
  const live = await insertRound();
  const [old, now] = [
    await assign(published, await insertInitiative(published), reviewer, 'LOCKED'),
    await assign(live, await insertInitiative(live), reviewer),
  ];

  expect(await mine(reviewer)).toEqual([now]);
  expect(await mine(reviewer, published.id)).toEqual([old]);
  expect(await mine(reviewer, 'no such round')).toEqual([]);
});

const round = await insertRound();
const initiativeId = await insertInitiative(round);
const reviewer = staff('REVIEWER');
const accepted = await assign(round, initiativeId, reviewer);
const proposed = await assign(round, await insertInitiative(round), reviewer, 'PROPOSED');

test.each([
  { who: 'its reviewer', viewer: reviewer, sees: [true, false] },
  { who: 'the chair', viewer: staff('CHAIR'), sees: [true, true] },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER'), sees: [true, true] },
  { who: 'another reviewer', viewer: staff('REVIEWER'), sees: [false, false] },
  { who: 'an owner', viewer: person(), sees: [false, false] },
  { who: 'an administrator', viewer: staff('ADMINISTRATOR'), sees: [false, false] },
  { who: 'the public', viewer: null, sees: [false, false] },
])('$who sees an accepted and a proposed assignment: $sees', async ({ viewer, sees }) => {
  const source = 'query ($id: ID!) { assignment(id: $id) { id } }';

  const seen = await Promise.all(
    [accepted, proposed].map(async (id) => (await ask(viewer, source, { id })).data.assignment !== null),
  );

  expect(seen).toEqual(sees);
});

test('the frozen revision is shown once the assignment is taken', async () => {
  const invited = await assign(round, await insertInitiative(round), reviewer, 'INVITED');
  const revisionOf = async (id: string) =>
    (await ask(reviewer, 'query ($id: ID!) { assignment(id: $id) { revision { id } } }', { id })).data.assignment;
  const [frozen] = await db.select().from(roundInitiatives).where(eq(roundInitiatives.initiativeId, initiativeId));

  expect(await revisionOf(accepted)).toEqual({ revision: { id: frozen!.revisionId } });
  expect(await revisionOf(invited)).toEqual({ revision: null });
});

test.each([
  { state: 'INVITED', board: 'LIVE', actions: [] },
  { state: 'ACCEPTED', board: 'LIVE', actions: ['SCORE', 'SUBMIT'] },
  { state: 'REOPENED', board: 'LIVE', actions: ['SCORE', 'SUBMIT'] },
  { state: 'SUBMITTED', board: 'LIVE', actions: [] },
  { state: 'ACCEPTED', board: 'PANEL', actions: [] },
] as const)(
  '$state in a round that is $board offers $actions to its reviewer, nothing to the chair',
  async ({ state, board, actions }) => {
    const other = await insertRound({ board });
    const id = await assign(other, await insertInitiative(other), reviewer, state);
    const offered = async (viewer: Parameters<typeof ask>[0]) =>
      (await ask(viewer, 'query ($id: ID!) { assignment(id: $id) { viewerActions } }', { id })).data.assignment
        .viewerActions;

    expect(await offered(reviewer)).toEqual(actions);
    expect(await offered(staff('CHAIR'))).toEqual([]);
  },
);

const ASSIGNED = `query ($all: [_Any!]!) { _entities(representations: $all) {
  ... on Initiative { id viewerAssignment { id review { total } } } } }`;
const referTo = (...ids: string[]) => ids.map((id) => ({ __typename: 'Initiative', id }));

test('an initiative tells the viewer their own assignment, of two rounds the newer one, and nobody another’s', async () => {
  const newer = await insertRound();
  const again = await assign(newer, initiativeId, reviewer);

  const { data } = await ask(reviewer, ASSIGNED, { all: referTo(initiativeId, crypto.randomUUID()) });

  expect(data._entities.map(({ viewerAssignment }: { viewerAssignment: object | null }) => viewerAssignment)).toEqual([
    { id: again, review: null },
    null,
  ]);
  for (const viewer of [null, staff('REVIEWER'), staff('CHAIR')]) {
    const [entity] = (await ask(viewer, ASSIGNED, { all: referTo(initiativeId) })).data._entities;
    expect(entity).toEqual({ id: initiativeId, viewerAssignment: null });
  }
});

test.each([
  { who: 'an organisation the reviewer belongs to', ended: false },
  { who: 'an organisation the reviewer belonged to', ended: true },
])('an initiative of $who tells them no assignment', async ({ ended }) => {
  const organizationId = crypto.randomUUID();
  const clear = staff('REVIEWER');
  const here = await insertRound();
  const id = await insertInitiative(here, { organizationId });
  const { assignmentId } = await handIn(here, id, clear, 9);
  const told = async (viewer: Parameters<typeof ask>[0]) =>
    (await ask(viewer, ASSIGNED, { all: referTo(id) })).data._entities[0].viewerAssignment;
  expect(await told(clear)).toEqual({ id: assignmentId, review: { total: 9 } });

  expect(await told({ ...clear, memberships: [{ organizationId, role: 'VIEWER', ended }] })).toBe(null);
});

test('a list of 1 and of 3 assignments cost the same number of statements', async () => {
  const fields = `id state initiative { id } revision { id } reviewer { id } reviewSeal { reason } viewerActions
    round { id name criteria { id name anchors { meaning } } progress { submitted } }
    review { submittedAt total scores { value criterion { name } } round { id } initiative { id } reviewer { id } }`;
  const cost = async (count: number) => {
    const busy = staff('REVIEWER');
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const here = await insertRound();
      const id = await insertInitiative(here);
      await handIn(here, id, busy, 5);
      ids.push(id);
    }
    statements.length = 0;
    const { data } = await ask(busy, `{ myAssignments { ${fields} } }`);
    const ofList = statements.length;
    const entities = await ask(busy, ASSIGNED, { all: referTo(...ids) });
    const reviewed = entities.data._entities.map(
      ({ viewerAssignment }: { viewerAssignment: { review: object } }) => viewerAssignment.review,
    );
    expect([data.myAssignments.length, reviewed]).toEqual([count, Array(count).fill({ total: 5 })]);
    return [ofList, statements.length - ofList];
  };

  expect(await cost(3)).toEqual(await cost(1));
});

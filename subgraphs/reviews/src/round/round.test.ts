import { person } from '@cpii/kit/testing';
import { expect, test } from 'vitest';
import { anchors } from '../criterion/criterion.table.ts';
import { createTestReviews, staff } from '../testing/context.ts';

const { db, ask, insertRound, insertInitiative, assign, handIn, statements } = await createTestReviews();

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const ROUNDS =
  'query ($all: [_Any!]!) { _entities(representations: $all) { ... on Season { id rounds { id name } } } }';

test('a season’s rounds stand first one first, and the list of all newest first', async () => {
  const seasonId = crypto.randomUUID();
  const first = await insertRound({ seasonId, name: 'Vòng 1', createdAt: new Date('2031-01-01') });
  const second = await insertRound({ seasonId, name: 'Vòng 2', createdAt: new Date('2031-02-01') });
  const elsewhere = await insertRound({ createdAt: new Date('2031-03-01') });

  const season = { __typename: 'Season', id: seasonId };
  expect((await ask(null, ROUNDS, { all: [season] })).data._entities).toEqual([
    {
      id: seasonId,
      rounds: [
        { id: first.id, name: 'Vòng 1' },
        { id: second.id, name: 'Vòng 2' },
      ],
    },
  ]);
  const { all, ofSeason, none } = (
    await ask(
      null,
      `query ($seasonId: ID!) { all: reviewRounds { id } ofSeason: reviewRounds(seasonId: $seasonId) { id }
        none: reviewRounds(seasonId: "2026") { id } }`,
      { seasonId },
    )
  ).data;
  expect(ids(all)).toEqual([elsewhere.id, second.id, first.id, round.id]);
  expect([ids(ofSeason), none]).toEqual([[second.id, first.id], []]);
});

test('anyone reads what a round is; an unknown one is null', async () => {
  const round = await insertRound({ nameEn: 'Round', minReviews: 4, listSize: 3 });
  const source = `query ($id: ID!) { reviewRound(id: $id) { name english: name(language: EN) season { id } board
    minReviews listSize methodId progress { submitted } version } }`;

  expect((await ask(null, source, { id: round.id })).data.reviewRound).toEqual({
    name: 'Vòng',
    english: 'Round',
    season: { id: round.seasonId },
    board: 'LIVE',
    minReviews: 4,
    listSize: 3,
    methodId: 'crossed-cre-map-1',
    progress: null,
    version: 1,
  });
  for (const id of [crypto.randomUUID(), 'demo']) expect((await ask(null, source, { id })).data.reviewRound).toBe(null);
});

test('the rubric is public: criteria in order, what values mean, Vietnamese where there is no English', async () => {
  const round = await insertRound({ weights: [60, 40] });
  const criterionId = round.rubric[1]!.id;
  await db.insert(anchors).values([
    { criterionId, maturity: 'IDEA', from: 6, to: 10, meaning: 'Rõ', meaningEn: 'Clear' },
    { criterionId, maturity: 'IDEA', from: 0, to: 5, meaning: 'Chưa rõ' },
  ]);
  const source = `query ($id: ID!) { reviewRound(id: $id) { criteria {
    name(language: EN) guidance(language: EN) weight anchors { maturity from to meaning(language: EN) } } } }`;

  expect((await ask(null, source, { id: round.id })).data.reviewRound.criteria).toEqual([
    { name: 'Criterion 0', guidance: 'Xem hồ sơ.', weight: 0.6, anchors: [] },
    {
      name: 'Criterion 1',
      guidance: 'Xem hồ sơ.',
      weight: 0.4,
      anchors: [
        { maturity: 'IDEA', from: 0, to: 5, meaning: 'Chưa rõ' },
        { maturity: 'IDEA', from: 6, to: 10, meaning: 'Clear' },
      ],
    },
  ]);
});

const organizationId = crypto.randomUUID();
const round = await insertRound();
const [one, two, three] = [staff('REVIEWER'), staff('REVIEWER'), staff('REVIEWER')];
const enough = await insertInitiative(round, { organizationId });
const other = await insertInitiative(round);
for (const reviewer of [one, two, three]) await handIn(round, enough, reviewer, 6);
await assign(round, other, one);
await assign(round, other, two, 'INVITED');
await assign(round, other, three, 'PROPOSED');
await assign(round, other, staff('REVIEWER'), 'DECLINED');

const whole = { initiatives: 2, assignments: 5, accepted: 4, submitted: 3, enough: 1, reviewers: 3 };
const colleague = { memberships: [{ organizationId, role: 'VIEWER' as const, ended: false }] };

test.each([
  { who: 'the chair', viewer: staff('CHAIR'), progress: whole },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER'), progress: whole },
  {
    who: 'the chair, less own conflicts,',
    viewer: staff('CHAIR', colleague),
    progress: { initiatives: 1, assignments: 2, accepted: 1, submitted: 0, enough: 0, reviewers: 2 },
  },
  {
    who: 'a reviewer, of their own share,',
    viewer: two,
    progress: { initiatives: 2, assignments: 2, accepted: 1, submitted: 1, enough: null, reviewers: 1 },
  },
  {
    who: 'a reviewer of nothing',
    viewer: staff('REVIEWER'),
    progress: { initiatives: 0, assignments: 0, accepted: 0, submitted: 0, enough: null, reviewers: 0 },
  },
  { who: 'an administrator', viewer: staff('ADMINISTRATOR'), progress: null },
  { who: 'an owner', viewer: person(colleague), progress: null },
  { who: 'the public', viewer: null, progress: null },
])('$who gets the counts that are theirs', async ({ viewer, progress }) => {
  const source = `query ($id: ID!) { reviewRound(id: $id) { progress {
    initiatives assignments accepted submitted enough reviewers } } }`;

  expect((await ask(viewer, source, { id: round.id })).data.reviewRound).toEqual({ progress });
});

test('1 and 3 rounds cost the same number of statements, also reached from their seasons', async () => {
  const cost = async (count: number) => {
    const seasonId = crypto.randomUUID();
    for (let n = 0; n < count; n++) await insertInitiative(await insertRound({ seasonId }));
    const fields = 'id name season { id } criteria { name anchors { meaning } } progress { submitted }';
    statements.length = 0;
    const list = await ask(staff('CHAIR'), `query ($id: ID!) { reviewRounds(seasonId: $id) { ${fields} } }`, {
      id: seasonId,
    });
    const ofList = statements.length;
    const all = list.data.reviewRounds.map(({ id }: { id: string }) => ({ __typename: 'ReviewRound', id }));
    const source = `query ($all: [_Any!]!) { _entities(representations: $all) {
      ... on ReviewRound { ${fields} } ... on Season { rounds { ${fields} } } } }`;
    const { data } = await ask(staff('CHAIR'), source, { all: [...all, { __typename: 'Season', id: seasonId }] });
    expect([list.data.reviewRounds.length, data._entities.length]).toEqual([count, count + 1]);
    return [ofList, statements.length - ofList];
  };

  expect(await cost(3)).toEqual(await cost(1));
});

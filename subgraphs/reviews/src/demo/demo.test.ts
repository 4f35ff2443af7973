import { demoId } from '@cpii/kit';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assignments } from '../assignment/assignment.table.ts';
import { reviews, scores } from '../review/review.table.ts';
import { createTestReviews, staff, wholeReview } from '../testing/context.ts';
import { seedDemo } from './demo.ts';

const { db, ask } = await createTestReviews();
const seasonId = demoId('season', 'demo');
const endorsed = Array.from({ length: 16 }, (_, n) => ({
  initiativeId: demoId('initiative', `${n}`),
  revisionId: demoId('revision', `${n}`),
  organizationId: demoId('organization', `${n}`),
  ownerId: demoId('user', 'owner'),
}));
const reviewerIds = Array.from({ length: 6 }, (_, n) => demoId('user', `reviewer${n + 1}`));
await seedDemo(db, { seasonId, endorsed, reviewerIds });

const rows = await db.select().from(assignments);
const byReviewer = reviewerIds.map((id) => rows.filter(({ reviewerId }) => reviewerId === id));
const inState = (state: string) => (all: typeof rows) => all.filter((row) => row.state === state).length;

test('the season of the demo has one LIVE round, due when reviewing ends, of four criteria that count a quarter each', async () => {
  const { data } = await ask(
    null,
    `{ reviewRounds { id board name english: name(language: EN) season { id }
      criteria { id code name weight anchors { maturity from to meaning english: meaning(language: EN) } } } }`,
  );

  expect(data.reviewRounds).toEqual([
    {
      id: demoId('round', 'demo'),
      board: 'LIVE',
      name: 'Vòng đánh giá mùa minh họa',
      english: 'Review round of the demo season',
      season: { id: seasonId },
      criteria: [
        ['commitment', 'Cam kết của lãnh đạo địa phương'],
        ['feasibility', 'Tính khả thi của ý tưởng'],
        ['benefit', 'Mức độ hưởng lợi của người dân'],
        ['replicability', 'Khả năng nhân rộng'],
      ].map(([code, name]) => ({
        id: demoId('criterion', code!),
        code,
        name,
        weight: 0.25,
        anchors: expect.any(Array),
      })),
    },
  ]);
  for (const { anchors } of data.reviewRounds[0].criteria) {
    const ranges = Map.groupBy(anchors as { maturity: string; from: number; to: number }[], (each) => each.maturity);
    expect([...ranges.keys()].sort()).toEqual(['DEPLOYED', 'IDEA', 'PILOT']);
    for (const each of ranges.values()) {
      expect(each.map(({ from, to }) => `${from}–${to}`)).toEqual(['0–2', '3–4', '5–6', '7–8', '9–10']);
    }
    expect(anchors.filter((each: { meaning: string; english: string }) => each.meaning === each.english)).toEqual([]);
  }
});

test('each initiative has 4 reviewers, two have all six, and the load is even', () => {
  const perInitiative = endorsed.map((each) => rows.filter((row) => row.initiativeId === each.initiativeId).length);

  expect(perInitiative).toEqual([6, 6, ...Array(14).fill(4)]);
  expect(new Set(byReviewer.map(({ length }) => length))).toEqual(new Set([11, 12]));
});

test('every reviewer has handed some in and has at least two left to do', () => {
  expect(Math.min(...byReviewer.map(inState('SUBMITTED')))).toBeGreaterThanOrEqual(8);
  expect(Math.min(...byReviewer.map(inState('ACCEPTED')))).toBeGreaterThanOrEqual(2);
});

test('every review handed in is whole, after the time it took, and nothing lies in the future', async () => {
  const submitted = await db
    .select({
      assignmentId: reviews.assignmentId,
      scored: sql<number>`count(*) filter (where ${scores.value} is not null and ${scores.note} <> '' and ${scores.confidence} is not null)::int`,
      took: sql<boolean>`${reviews.submittedAt} - ${reviews.startedAt} between interval '20 minutes' and interval '90 minutes'`,
      past: sql<boolean>`${reviews.submittedAt} <= now()`,
    })
    .from(reviews)
    .innerJoin(scores, eq(scores.reviewId, reviews.id))
    .groupBy(reviews.id)
    .orderBy(reviews.assignmentId);

  const handedIn = rows.filter(({ state }) => state === 'SUBMITTED').map(({ id }) => id);
  expect(submitted).toEqual(
    handedIn.sort().map((assignmentId) => ({ assignmentId, scored: 4, took: true, past: true })),
  );
});

test('the board ranks thirteen, waits for three, and tells them apart', async () => {
  const { data } = await ask(
    staff('CHAIR'),
    `query ($id: ID!) { leaderboard(roundId: $id) { version entries { status rank rawMean reviewCount } } }`,
    { id: demoId('round', 'demo') },
  );
  const { version, entries } = data.leaderboard;
  const ranked = entries.filter(({ rank }: { rank: number | null }) => rank !== null);

  expect([version, ranked.length, entries.length]).toEqual([2 * inState('SUBMITTED')(rows), 13, 16]);
  expect(
    entries.slice(13).map(({ status, reviewCount }: { status: string; reviewCount: number }) => [status, reviewCount]),
  ).toEqual(Array(3).fill(['AWAITING', 2]));
  expect(ranked[0].rawMean - ranked[12].rawMean).toBeGreaterThan(1);
});

test('a reviewer can hand in what is left', async () => {
  const me = { ...staff('REVIEWER'), id: reviewerIds[0]! };
  const mine = '{ myAssignments { id state round { criteria { id } } } }';
  const [open] = (await ask(me, mine)).data.myAssignments;
  expect(open.state).toBe('ACCEPTED');

  const { data } = await ask(me, 'mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { total } }', {
    input: { assignmentId: open.id, scores: wholeReview({ rubric: open.round.criteria }, 8) },
  });

  expect(data.submitReview).toEqual({ total: 8 });
});

import { createHash } from 'node:crypto';
import { type Db, demoId } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import { anchors, criteria } from '../criterion/criterion.table.ts';
import { initiativeFacts, seasonPhases } from '../facts/facts.table.ts';
import { reviews, scores } from '../review/review.table.ts';
import { roundInitiatives, rounds } from '../round/round.table.ts';
import { planReviews } from './plan.ts';
import { anchorsOf, rubric } from './rubric.ts';

type Endorsed = { initiativeId: string; revisionId: string; organizationId: string; ownerId: string };
type Demo = { seasonId: string; endorsed: readonly Endorsed[]; reviewerIds: readonly string[] };

const DAY = 86_400_000;
const MINUTE = 60_000;
const notes = {
  low: ['Hồ sơ chưa nêu rõ điểm này.', 'Cần thêm số liệu để khẳng định.'],
  middle: ['Hồ sơ có nêu, còn thiếu chi tiết.', 'Phù hợp, cần làm rõ thêm nguồn lực.'],
  high: ['Có căn cứ rõ trong hồ sơ.', 'Hồ sơ trình bày cụ thể, thuyết phục.'],
};

/** A number from 0 up to 1 that is always the same for the same words. */
const chance = (...words: (string | number)[]) =>
  Number.parseInt(createHash('sha256').update(words.join(':')).digest('hex').slice(0, 8), 16) / 2 ** 32;

/** One LIVE round of the endorsed initiatives, with reviews by accounts of the demo. All of it illustration. For an empty database. */
export const seedDemo = (db: Db, demo: Demo) => db.transaction((tx) => insertDemo(tx, demo));

async function insertDemo(db: Db, { seasonId, endorsed, reviewerIds }: Demo) {
  const roundId = demoId('round', 'demo');
  const rows = await db.execute<{ midnight: string }>(
    sql`select date_trunc('day', now(), 'Asia/Ho_Chi_Minh')::text as midnight`,
  );
  const day = (n: number) => new Date(Date.parse([...(rows as Iterable<{ midnight: string }>)][0]!.midnight) + n * DAY);
  const reviewsDueAt = day(25);

  await db.insert(seasonPhases).values([
    { seasonId, kind: 'REVIEW', startsAt: day(-2), endsAt: day(25), version: 1 },
    { seasonId, kind: 'DISCUSS', startsAt: day(25), endsAt: day(32), version: 1 },
    { seasonId, kind: 'PUBLISH', startsAt: day(33), endsAt: day(48), version: 1 },
  ]);
  await db.insert(initiativeFacts).values(
    endorsed.map(({ initiativeId, organizationId, ownerId }) => ({
      initiativeId,
      organizationId,
      ownerId,
      version: 1,
    })),
  );
  await db.insert(rounds).values({
    id: roundId,
    seasonId,
    name: 'Vòng đánh giá mùa minh họa',
    nameEn: 'Review round of the demo season',
    board: 'LIVE',
    reviewsDueAt,
  });
  await insertRubric(db, roundId);
  await insertReviews(db, { roundId, endorsed, reviewerIds, dueAt: reviewsDueAt, from: day(-1) });
}

async function insertRubric(db: Db, roundId: string) {
  await db.insert(criteria).values(
    rubric.map(({ code, name, guidance }, position) => ({
      id: demoId('criterion', code),
      roundId,
      position,
      code,
      name: name.vi,
      nameEn: name.en,
      guidance: guidance.vi,
      guidanceEn: guidance.en,
      weight: 25,
    })),
  );
  await db
    .insert(anchors)
    .values(
      rubric.flatMap((criterion) =>
        anchorsOf(criterion).map((anchor) => ({ criterionId: demoId('criterion', criterion.code), ...anchor })),
      ),
    );
}

type Reviewing = Omit<Demo, 'seasonId'> & { roundId: string; dueAt: Date; from: Date };

/** The assignments, those handed in with their scores. */
async function insertReviews(db: Db, { roundId, endorsed, reviewerIds, dueAt, from }: Reviewing) {
  const planned = planReviews(endorsed.length, reviewerIds.length).map(({ initiative, reviewer, done }) => {
    const { initiativeId } = endorsed[initiative]!;
    const reviewerId = reviewerIds[reviewer]!;
    const submittedAt = new Date(from.getTime() + chance(initiativeId, reviewerId) * DAY);
    const minutes = 20 + 70 * chance(initiativeId, reviewerId, 'minutes');
    const startedAt = new Date(submittedAt.getTime() - minutes * MINUTE);
    const id = demoId('assignment', `${initiativeId}:${reviewerId}`);
    return { id, initiativeId, reviewerId, done, startedAt, submittedAt };
  });
  const done = planned.filter((each) => each.done).map((each) => ({ ...each, reviewId: crypto.randomUUID() }));
  const doneOf = Map.groupBy(done, ({ initiativeId }) => initiativeId);
  await db.insert(roundInitiatives).values(
    endorsed.map(({ initiativeId, revisionId }) => ({
      roundId,
      initiativeId,
      revisionId,
      changes: doneOf.get(initiativeId)?.length ?? 0,
    })),
  );
  await db.insert(assignments).values(
    planned.map(({ id, initiativeId, reviewerId, done }) => ({
      id,
      roundId,
      initiativeId,
      reviewerId,
      state: done ? ('SUBMITTED' as const) : ('ACCEPTED' as const),
      dueAt,
    })),
  );
  await db.insert(reviews).values(
    done.map(({ id, reviewId, startedAt, submittedAt }) => ({
      id: reviewId,
      assignmentId: id,
      roundId,
      startedAt,
      submittedAt,
    })),
  );
  await db.insert(scores).values(
    done.flatMap(({ reviewId, initiativeId, reviewerId }) =>
      rubric.map(({ code }) => {
        const value = demoScore(initiativeId, reviewerId, code);
        return {
          reviewId,
          roundId,
          criterionId: demoId('criterion', code),
          value,
          note: noteOn(value, chance(initiativeId, reviewerId, code, 'note')),
          confidence: 1 + Math.floor(chance(initiativeId, reviewerId, code, 'confidence') * 3),
        };
      }),
    ),
  );
}

/** An initiative's worth, a reviewer's severity and some noise, on the scale. */
function demoScore(initiativeId: string, reviewerId: string, code: string) {
  const worth = 5.2 + 3.6 * chance(initiativeId);
  const severity = 1.6 * (chance(reviewerId) - 0.5);
  const noise = 2.4 * (chance(initiativeId, reviewerId, code) - 0.5);
  return Math.min(10, Math.max(0, Math.round(worth - severity + noise)));
}

/** A reason that goes with the score. */
function noteOn(value: number, choice: number) {
  const fitting = value <= 4 ? notes.low : value <= 7 ? notes.middle : notes.high;
  return fitting[Math.floor(choice * fitting.length)]!;
}

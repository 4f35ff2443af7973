import { type Caller, createLog, Events, outboxMigrations, type Role, type Viewer } from '@cpii/kit';
import { callerOf, createTestDb, person } from '@cpii/kit/testing';
import { eq, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import { createContext } from '../context.ts';
import { criteria } from '../criterion/criterion.table.ts';
import { initiativeFacts, seasonPhases } from '../facts/facts.table.ts';
import type { AskInitiatives } from '../facts/keeper.ts';
import { createReviews, migrations } from '../index.ts';
import { createRankings } from '../ranking/rankings.ts';
import { reviews, scores } from '../review/review.table.ts';
import { submitReview } from '../review/submit.ts';
import { type RoundRow, roundInitiatives, rounds } from '../round/round.table.ts';

type State = (typeof assignments.$inferSelect)['state'];
type TestRound = RoundRow & { rubric: (typeof criteria.$inferSelect)[] };
type NewRound = Partial<typeof rounds.$inferInsert> & { weights?: readonly number[] };

/** A person with a role on the platform. */
export const staff = (role: Role, more: Parameters<typeof person>[0] = {}) =>
  person({ roles: [{ role, scope: 'PLATFORM', scopeId: null }], ...more });

export const daysFromNow = (days: number) => sql`now() + make_interval(secs => ${days * 86_400}::float8)`;

/** A whole review in the order of the rubric: one value for all, or one each. */
export const wholeReview = ({ rubric }: Pick<TestRound, 'rubric'>, values: number | readonly number[] = 7) =>
  rubric.map(({ id }, n) => ({
    criterionId: id,
    value: typeof values === 'number' ? values : values[n]!,
    note: `Căn cứ ${n}.`,
    confidence: 2,
  }));

const unanswered: AskInitiatives = async () => ({ data: { _entities: [] } });

/** The subgraph without its server, on a fresh database, and what it takes to fill it. */
export async function createTestReviews({ initiatives = unanswered }: { initiatives?: AskInitiatives } = {}) {
  const { db, url, statements } = await createTestDb([outboxMigrations, migrations]);
  const events = new Events(url, () => {});
  const log = createLog('test');
  log.level = 'silent';
  const rankings = createRankings({ db, events, log });
  const { subgraph, start, stop } = createReviews({ db, events, log, initiatives });
  const as = (viewer: Viewer) => {
    const caller = callerOf(viewer);
    return createContext({ db, events, rankings }, caller, async () => caller);
  };

  /** A LIVE round in a season whose REVIEW phase is on, unless said otherwise. */
  async function insertRound({ weights = [25, 25, 25, 25], ...more }: NewRound = {}): Promise<TestRound> {
    const [round] = await db
      .insert(rounds)
      .values({ seasonId: crypto.randomUUID(), name: 'Vòng', board: 'LIVE', reviewsDueAt: daysFromNow(1), ...more })
      .returning();
    await reviewFrom(round!.seasonId, -1, 1);
    const rubric = await db
      .insert(criteria)
      .values(
        weights.map((weight, position) => ({
          roundId: round!.id,
          position,
          code: `c${position}`,
          name: `Tiêu chí ${position}`,
          nameEn: `Criterion ${position}`,
          guidance: 'Xem hồ sơ.',
          weight,
        })),
      )
      .returning();
    return { ...round!, rubric: rubric.toSorted((a, b) => a.position - b.position) };
  }

  /** Moves the phase in which reviews are written: days from now. */
  const reviewFrom = (seasonId: string, from: number, to: number) =>
    db
      .insert(seasonPhases)
      .values({ seasonId, kind: 'REVIEW', startsAt: daysFromNow(from), endsAt: daysFromNow(to), version: 1 })
      .onConflictDoUpdate({
        target: [seasonPhases.seasonId, seasonPhases.kind],
        set: { startsAt: sql`excluded.starts_at`, endsAt: sql`excluded.ends_at` },
      });

  /** An initiative under review, with whose it is. */
  async function insertInitiative(
    { id: roundId }: Pick<RoundRow, 'id'>,
    facts: { ownerId?: string; organizationId?: string } = {},
  ) {
    const initiativeId = crypto.randomUUID();
    await db.insert(initiativeFacts).values({ initiativeId, version: 1, ...facts });
    await db.insert(roundInitiatives).values({ roundId, initiativeId, revisionId: crypto.randomUUID() });
    return initiativeId;
  }

  async function assign(
    { id: roundId }: Pick<RoundRow, 'id'>,
    initiativeId: string,
    reviewer: Viewer,
    state: State = 'ACCEPTED',
  ) {
    const [row] = await db
      .insert(assignments)
      .values({ roundId, initiativeId, reviewerId: reviewer!.id, state, dueAt: daysFromNow(1) })
      .returning();
    return row!.id;
  }

  /** Hands in a review by that person, assigned for it. */
  async function handIn(round: TestRound, initiativeId: string, reviewer: Viewer, values: number | readonly number[]) {
    const assignmentId = await assign(round, initiativeId, reviewer);
    return submitReview(as(reviewer), { assignmentId, scores: wholeReview(round, values) });
  }

  /** Everything that a review of the assignment has written, to compare. */
  async function stored(assignmentId: string) {
    const [assignment] = await db.select().from(assignments).where(eq(assignments.id, assignmentId));
    const { roundId, initiativeId } = assignment!;
    const ofRound = await db.select().from(roundInitiatives).where(eq(roundInitiatives.roundId, roundId));
    const outbox = await db.execute(
      sql`select topic, key from events.outbox where key in (${assignmentId}, ${roundId}) order by id`,
    );
    return {
      state: assignment!.state,
      version: assignment!.version,
      reviews: await db.select().from(reviews).where(eq(reviews.assignmentId, assignmentId)),
      scores: (await db.select().from(scores).where(eq(scores.roundId, roundId))).length,
      changes: ofRound.find((row) => row.initiativeId === initiativeId)!.changes,
      outbox: [...(outbox as Iterable<{ topic: string; key: string }>)].map(({ topic }) => topic),
    };
  }

  /** Every row that an act could leave behind, to compare before and after a refusal. */
  async function contents() {
    const tables = ['assignments', 'reviews', 'scores', 'round_initiatives', 'idempotency_keys'];
    const rowsOf = async (table: string) => {
      const rows = await db.execute(sql`select to_jsonb(t)::text as row from ${sql.raw(table)} t order by 1`);
      return [table, [...(rows as Iterable<object>)]] as const;
    };
    return Object.fromEntries(
      await Promise.all([...tables.map((table) => `reviews.${table}`), 'events.outbox'].map(rowsOf)),
    );
  }

  return {
    db,
    url,
    log,
    statements,
    events,
    subgraph,
    start,
    stop,
    as,
    insertRound,
    reviewFrom,
    insertInitiative,
    assign,
    handIn,
    stored,
    contents,
    /** What an operation gives, as plain JSON. */
    ask: async (viewer: Viewer, query: string, variables: Record<string, unknown> = {}, more: Partial<Caller> = {}) =>
      JSON.parse(JSON.stringify(await subgraph.execute({ query, variables }, callerOf(viewer, more)))),
  };
}

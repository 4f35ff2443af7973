import { setTimeout as pause } from 'node:timers/promises';
import { type Db, type Events, type Log, publish, type Viewer } from '@cpii/kit';
import { engineVersion, type Ranking, rank, refresh } from '@cpii/ranking';
import { and, desc, eq, exists, gt, ne, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { rounds } from '../round/round.table.ts';
import { roundsByIds } from '../round/round.ts';
import type { Diagnosis, Standing } from './diagnose.ts';
import { createFitting } from './fitting.ts';
import { rankings } from './ranking.table.ts';
import { inputOf, readSnapshot, type Snapshot, setOf } from './snapshot.ts';

/** Which fit: of what moment, of which initiatives. */
type Key = Pick<typeof rankings.$inferSelect, 'roundId' | 'roundVersion' | 'initiatives' | 'changes' | 'engineVersion'>;

/** A ranking of a snapshot: the full fit, or until it is there one solve with the parameters of the last one. */
export type Ranked = {
  ranking: Ranking;
  /** Whether it is the stored full fit. */
  fitted: boolean;
  /** Whether a full fit is still to come; not where there is no review to fit. */
  provisional: boolean;
  computedAt: Date;
};

/** Reviews that come close together are fitted once. */
const COALESCE_MS = 250;
const RETRY_MS = 2_000;
const REMEMBERED = 32;

/**
 * The rankings of all rounds. Each change is fitted in full by a thread of this process and stored; a second process writes
 * the same. Whoever reads before that gets a provisional one and makes sure that the fit is under way, so that none is
 * forgotten, whatever was killed in between.
 */
export function createRankings({ db, events, log }: { db: Db; events: Events; log: Log }) {
  const fitting = createFitting();
  const remembered = new Map<string, Ranked>();
  const diagnoses = new Map<string, Promise<Diagnosis>>();
  const due = new Map<string, { roundId: string; viewer: Viewer }>();
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let leave: (() => void) | null = null;

  /** Asks for a full fit of what the viewer sees of a round. */
  function request(roundId: string, viewer: Viewer = null, initiatives = '') {
    if (!leave || stopping.signal.aborted) return;
    due.set(`${roundId}:${initiatives}`, { roundId, viewer });
    running ??= work().finally(() => {
      running = null;
    });
  }

  async function work() {
    while (due.size > 0 && !stopping.signal.aborted) {
      await pause(COALESCE_MS, null, { signal: stopping.signal }).catch(() => {});
      const requests = [...due];
      due.clear();
      for (const [key, each] of requests) {
        if (stopping.signal.aborted) return;
        try {
          await fit(each.roundId, each.viewer);
        } catch (error) {
          if (stopping.signal.aborted) return;
          log.warn({ err: error, round: each.roundId }, 'ranking');
          due.set(key, each);
          await pause(RETRY_MS, null, { signal: stopping.signal }).catch(() => {});
        }
      }
    }
  }

  async function fit(roundId: string, viewer: Viewer) {
    const [round] = await roundsByIds({ db }, [roundId]);
    if (!round || round.board === 'SEALED') return;
    const snapshot = await readSnapshot(db, viewer, round);
    const key = keyOf(snapshot);
    if (snapshot.reviews.length === 0 || (await stored(key))) return;
    const result = await fitting.run('rank', inputOf(snapshot));
    const places = Object.fromEntries(result.items.map(({ item, place }) => [item, place]));
    await db.transaction(async (tx) => {
      const written = await tx
        .insert(rankings)
        .values({ ...key, result, places })
        .onConflictDoNothing()
        .returning({ roundId: rankings.roundId });
      if (written.length === 0) return;
      await thinOut(tx, key);
      await publish(tx, 'board', roundId);
    });
  }

  async function stored(key: Key): Promise<Ranked | undefined> {
    const name = nameOf(key);
    const known = remembered.get(name);
    if (known) return known;
    const [row] = await db
      .select({ result: rankings.result, computedAt: rankings.computedAt })
      .from(rankings)
      .where(isKey(key));
    if (!row) return undefined;
    const ranked = { ranking: row.result as Ranking, fitted: true, provisional: false, computedAt: row.computedAt };
    return remember(remembered, name, ranked);
  }

  /** The parameters of the last full fit of these initiatives. */
  async function lastParameters({ roundId, initiatives }: Key): Promise<Ranking['hyper'] | undefined> {
    const [last] = await db
      .select({ hyper: sql<Ranking['hyper']>`${rankings.result} -> 'hyper'` })
      .from(rankings)
      .where(and(eq(rankings.roundId, roundId), eq(rankings.initiatives, initiatives), ofEngine))
      .orderBy(desc(rankings.computedAt))
      .limit(1);
    return last?.hyper;
  }

  /** One solve with the parameters of the last full fit; without one, a fit. */
  function provisionally(snapshot: Snapshot, key: Key, hyper: Ranking['hyper'] | undefined): Ranked {
    const name = `${nameOf(key)}:provisional`;
    const known = remembered.get(name);
    if (known) return known;
    const input = inputOf(snapshot);
    const ranking = hyper ? refresh(input, hyper) : rank(input);
    return remember(remembered, name, { ranking, fitted: false, provisional: true, computedAt: snapshot.at });
  }

  return {
    /** From now on each change of a board is fitted; first those that nobody has fitted yet. */
    async start() {
      leave = events.on('board', (roundId) => request(roundId));
      const open = await db.select({ id: rounds.id }).from(rounds).where(ne(rounds.board, 'SEALED'));
      for (const { id } of open) request(id);
    },

    async stop() {
      leave?.();
      stopping.abort();
      await fitting.stop();
      await running;
    },

    /** The best ranking of a snapshot that there is. Without a review there is nothing to fit. */
    async of(snapshot: Snapshot, viewer: Viewer): Promise<Ranked> {
      const key = keyOf(snapshot);
      const known = remembered.get(nameOf(key));
      if (known) return known;
      const [fitted, hyper] = await Promise.all([stored(key), lastParameters(key)]);
      if (fitted) return fitted;
      const ranked = provisionally(snapshot, key, hyper);
      if (snapshot.reviews.length === 0) return { ...ranked, provisional: false };
      request(key.roundId, viewer, key.initiatives);
      return ranked;
    },

    /** Whether the full fit is there. */
    async isFitted(key: Omit<Key, 'engineVersion'>): Promise<boolean> {
      const whole = { ...key, engineVersion };
      if (remembered.has(nameOf(whole))) return true;
      return (await db.select({ changes: rankings.changes }).from(rankings).where(isKey(whole))).length > 0;
    },

    /** The place of each initiative an hour before. */
    async placesBefore({ round, initiativeIds }: Snapshot): Promise<Map<string, number | null>> {
      const [row] = await db
        .select({ places: rankings.places })
        .from(rankings)
        .where(
          and(
            eq(rankings.roundId, round.id),
            eq(rankings.initiatives, setOf(initiativeIds)),
            sql`${rankings.computedAt} <= now() - interval '1 hour'`,
          ),
        )
        .orderBy(desc(rankings.computedAt))
        .limit(1);
      return new Map(Object.entries(row?.places ?? {}));
    },

    /** How far the ranking of a snapshot can be trusted, and what would help as its reviews stand; computed once for each. */
    diagnosis(snapshot: Snapshot, standing: Standing): Promise<Diagnosis> {
      const name = `${nameOf(keyOf(snapshot))}:${setOf(Object.values(standing).map((pairs) => JSON.stringify(pairs)))}`;
      const known = diagnoses.get(name);
      if (known) return known;
      const diagnosis = fitting.run('diagnose', inputOf(snapshot), standing);
      diagnosis.catch(() => diagnoses.delete(name));
      return remember(diagnoses, name, diagnosis);
    },
  };
}

export type Rankings = ReturnType<typeof createRankings>;

const ofEngine = eq(rankings.engineVersion, engineVersion);

const keyOf = ({ round, initiativeIds, changes }: Snapshot): Key => ({
  roundId: round.id,
  roundVersion: round.version,
  initiatives: setOf(initiativeIds),
  changes,
  engineVersion,
});

const nameOf = (key: Key) => [key.roundId, key.roundVersion, key.initiatives, key.changes, key.engineVersion].join(':');

const isKey = (key: Key) =>
  and(
    eq(rankings.roundId, key.roundId),
    eq(rankings.roundVersion, key.roundVersion),
    eq(rankings.initiatives, key.initiatives),
    eq(rankings.changes, key.changes),
    eq(rankings.engineVersion, key.engineVersion),
  );

/** Of what was fitted two hours ago or earlier the last of each hour stays: a busy round makes a fit of each change. */
async function thinOut(tx: Db, { roundId, initiatives }: Key) {
  const later = alias(rankings, 'later');
  const hourOf = (fitted: AnyPgColumn) => sql`date_trunc('hour', ${fitted})`;
  const sameHour = tx
    .select({ changes: later.changes })
    .from(later)
    .where(
      and(
        eq(later.roundId, roundId),
        eq(later.initiatives, initiatives),
        gt(later.computedAt, rankings.computedAt),
        sql`${hourOf(later.computedAt)} = ${hourOf(rankings.computedAt)}`,
      ),
    );
  const old = sql`${rankings.computedAt} < now() - interval '2 hours'`;
  await tx
    .delete(rankings)
    .where(and(eq(rankings.roundId, roundId), eq(rankings.initiatives, initiatives), old, exists(sameHour)));
}

/** Keeps the newest few. */
function remember<Value>(among: Map<string, Value>, name: string, value: Value): Value {
  among.set(name, value);
  if (among.size > REMEMBERED) among.delete(among.keys().next().value!);
  return value;
}

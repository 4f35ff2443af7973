import { holds, invalid, isOneOf, problem, type Viewer } from '@cpii/kit';
import { asc, eq, sql } from 'drizzle-orm';
import type { Context, Services } from '../context.ts';
import { phases, type SeasonRow, seasons } from './season.table.ts';

/** A stretch of a season; `active` by the database's clock. */
export type Phase = typeof phases.$inferSelect & { active: boolean };

const active = sql<boolean>`${phases.startsAt} <= now() and now() < ${phases.endsAt}`;

// Of several seasons with an active phase the one that began last, else the next to begin, else the last.
const mostCurrent = sql`
  bool_or(${active}) desc,
  case when bool_or(${active}) then min(${phases.startsAt}) end desc,
  case when min(${phases.startsAt}) > now() then min(${phases.startsAt}) end asc,
  max(${phases.endsAt}) desc`;

export function seasonsByIds({ db }: Services, ids: readonly string[]) {
  return db.select().from(seasons).where(isOneOf(seasons.id, ids));
}

export function phasesOfSeasons({ db }: Services, ids: readonly string[]): Promise<Phase[]> {
  const { seasonId, kind, startsAt, endsAt } = phases;
  return db
    .select({ seasonId, kind, startsAt, endsAt, active })
    .from(phases)
    .where(isOneOf(seasonId, ids))
    .orderBy(asc(startsAt), asc(endsAt));
}

export async function currentSeason({ db }: Services) {
  const [first] = await seasonsBy(db, mostCurrent).limit(1);
  return first?.season ?? null;
}

/** All seasons, newest first. */
export async function allSeasons({ db }: Services) {
  const rows = await seasonsBy(db, sql`min(${phases.startsAt}) desc`);
  return rows.map(({ season }) => season);
}

const seasonsBy = (db: Services['db'], order: ReturnType<typeof sql>) =>
  db
    .select({ season: seasons })
    .from(seasons)
    .leftJoin(phases, eq(phases.seasonId, seasons.id))
    .groupBy(seasons.id)
    .orderBy(order);

/** One season, by exactly one of the two. */
export async function season({ db, load }: Context, by: { id?: string | null; slug?: string | null }) {
  if ((by.id == null) === (by.slug == null)) {
    throw invalid([problem([], 'Chọn đúng một trong hai: id hoặc slug.', 'Give exactly one of the two: id or slug.')]);
  }
  if (by.id != null) return load.season.load(by.id);
  const [row] = await db.select().from(seasons).where(eq(seasons.slug, by.slug!));
  return row ?? null;
}

/** The active phase that ends first. */
export const currentPhase = (all: readonly Phase[]) =>
  all.filter((phase) => phase.active).toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime())[0] ?? null;

/** Screeners and programme managers, on the platform or in that season. */
export const canScreenSeason = (viewer: Viewer, seasonId: string | null) =>
  holds(viewer, ['SCREENER', 'PROGRAMME_MANAGER'], seasonId ? { seasonId } : {});

/** What the viewer may do in the season now; the buttons to show. */
export function seasonActions(viewer: Viewer, { id }: SeasonRow, all: readonly Phase[]) {
  const open = all.some(({ kind, active }) => kind === 'OPEN' && active);
  return [
    ...(viewer && open ? (['SUBMIT'] as const) : []),
    ...(canScreenSeason(viewer, id) ? (['SCREEN'] as const) : []),
  ];
}

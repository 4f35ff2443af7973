import type { PageArgs, Viewer } from '@cpii/kit';
import { and, inArray, isNull, not, sql } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import { places } from '../gallery/gallery.ts';
import type { ScreeningFilter } from '../generated/resolvers.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { isOwnSql } from '../initiative/initiative.ts';
import { initiativePage, type Order } from '../initiative/page.ts';
import { canScreenSeason } from '../season/season.ts';
import { screenings } from './screening.table.ts';

const open = sql`${screenings.initiativeId} = ${initiatives.id} and ${isNull(screenings.closedAt)}`;

const longestWaiting: Order = {
  name: 'WAITING',
  key: sql`(select ${screenings.waitingSince} from ${screenings} where ${open})`,
  type: 'timestamptz',
  descending: false,
};

/** What waits for a screener, longest waiting first, less the viewer's own and their organisations'. Null for who does not screen. */
export async function screeningQueue(
  reader: Reader,
  { filter, ...args }: PageArgs & { filter?: ScreeningFilter | null },
) {
  const { viewer } = reader;
  if (!viewer || !screensAnywhere(viewer)) return null;
  const { editorial, seasonId, unitIds, mine } = filter ?? {};
  const onIt = sql`exists (select from ${screenings} where ${open} and ${screenings.assigneeId} = ${viewer.id})`;
  const base = and(
    sql`exists (select from ${screenings} where ${open})`,
    not(isOwnSql(viewer)),
    screenedBy(viewer),
    inArray(initiatives.editorial, [...(editorial ?? ['SUBMITTED', 'SCREENING'])]),
    seasonId ? sql`${initiatives.seasonId}::text = ${seasonId}` : undefined,
    unitIds ? sql`${places} && ${sql.param([...unitIds])}::text[]` : undefined,
    mine == null ? undefined : mine ? onIt : not(onIt),
  )!;
  const matching = { revisionId: sql`${initiatives.workingRevisionId}`, base, filters: {} };
  return initiativePage(reader, matching, longestWaiting, args);
}

const seasonIdsOf = (viewer: NonNullable<Viewer>) =>
  viewer.roles.flatMap(({ scope, scopeId }) =>
    scope === 'SEASON' && scopeId && canScreenSeason(viewer, scopeId) ? [scopeId] : [],
  );

const screensAnywhere = (viewer: NonNullable<Viewer>) =>
  canScreenSeason(viewer, null) || seasonIdsOf(viewer).length > 0;

const screenedBy = (viewer: NonNullable<Viewer>) =>
  canScreenSeason(viewer, null)
    ? undefined
    : sql`${initiatives.seasonId} = any(${sql.param(seasonIdsOf(viewer))}::uuid[])`;

import { isOneOf, type Viewer } from '@cpii/kit';
import { asc, desc, inArray, sql } from 'drizzle-orm';
import type { Context, Services } from '../context.ts';
import type { InitiativeRow } from '../initiative/initiative.table.ts';
import { canSeeInside, isStaff } from '../initiative/initiative.ts';
import {
  checklistItems,
  checks,
  type ScreeningDecisionRow,
  type ScreeningRow,
  screeningDecisions,
  screenings,
} from './screening.table.ts';

/** A screening and what it is of: who is on it depends on whose that is. */
export type ScreeningSeen = ScreeningRow & { of: InitiativeRow };
export type DecisionSeen = ScreeningDecisionRow & { of: InitiativeRow };

/** Who screens, is for staff alone: owners get the reasons without a name. */
export const canSeeScreener = (viewer: Viewer, of: InitiativeRow) => isStaff(viewer, of);

/** The latest screening of each initiative. */
export function screeningsOfInitiatives({ db }: Services, initiativeIds: readonly string[]) {
  return db
    .selectDistinctOn([screenings.initiativeId])
    .from(screenings)
    .where(isOneOf(screenings.initiativeId, initiativeIds))
    .orderBy(screenings.initiativeId, desc(screenings.waitingSince));
}

/** Every condition, in the order of the list. */
export function checklists({ db }: Services, screeningIds: readonly string[]) {
  return db
    .select()
    .from(checklistItems)
    .where(inArray(checklistItems.screeningId, [...screeningIds]))
    .orderBy(sql`array_position(${sql.param([...checks])}::text[], ${checklistItems.check})`);
}

/** What was decided so far, oldest first. */
export function decisionsOfInitiatives({ db }: Services, initiativeIds: readonly string[]) {
  return db
    .select()
    .from(screeningDecisions)
    .where(inArray(screeningDecisions.initiativeId, [...initiativeIds]))
    .orderBy(asc(screeningDecisions.decidedAt));
}

/** Its latest screening, for owners and staff. */
export async function screening(context: Context, of: InitiativeRow): Promise<ScreeningSeen | null> {
  if (!canSeeInside(context, of)) return null;
  const latest = await context.load.screeningOfInitiative.load(of.id);
  return latest && { ...latest, of };
}

/** What was decided so far, oldest first; with whose it is, on which depends who sees the name. */
export async function decisions({ load }: Pick<Context, 'load'>, of: InitiativeRow): Promise<DecisionSeen[]> {
  return (await load.decisionsOfInitiative.load(of.id)).map((decision) => ({ ...decision, of }));
}

import type { Db } from '@cpii/kit';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { checklistItems, checks, screenings } from './screening.table.ts';

type Automatic = Partial<Record<(typeof checks)[number], boolean>>;

// Submitting refuses whatever lacks one of these, so for what was submitted the machine has found them met.
const foundBySubmitting: Automatic = {
  EMAIL_VERIFIED: true,
  REQUIRED_FIELDS: true,
  OBJECTIVE: true,
  KIND: true,
  MATURITY: true,
  UNIT: true,
  CONSENT: true,
};

/** Puts what was submitted into the queue, with the checklist filled in as far as a machine can tell. */
export async function openScreening(tx: Db, of: { initiativeId: string; revisionId: string }) {
  const [screening] = await tx.insert(screenings).values(of).returning();
  await tx
    .insert(checklistItems)
    .values(
      checks.map((check) => ({ screeningId: screening!.id, check, automatic: foundBySubmitting[check] ?? null })),
    );
}

/** Takes it out of the queue. */
export const closeScreening = (tx: Db, initiativeId: string) =>
  tx
    .update(screenings)
    .set({ closedAt: sql`now()`, version: sql`${screenings.version} + 1` })
    .where(and(eq(screenings.initiativeId, initiativeId), isNull(screenings.closedAt)));

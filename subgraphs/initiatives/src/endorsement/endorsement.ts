import { isOneOf } from '@cpii/kit';
import { desc, sql } from 'drizzle-orm';
import type { Context, Reader } from '../context.ts';
import type { InitiativeRow } from '../initiative/initiative.table.ts';
import { canSeeInside } from '../initiative/initiative.ts';
import { type EndorsementRow, endorsements } from './endorsement.table.ts';

/** A verified one, to whoever sees the initiative; any other, to owners and staff. */
export const canSeeEndorsement = (reader: Pick<Reader, 'viewer'>, row: InitiativeRow, { state }: EndorsementRow) =>
  state === 'VERIFIED' || canSeeInside(reader, row);

/** The one that decides the hall first, then the newest. */
export function endorsementsOfInitiatives({ db }: Reader, initiativeIds: readonly string[]) {
  return db
    .select()
    .from(endorsements)
    .where(isOneOf(endorsements.initiativeId, initiativeIds))
    .orderBy(sql`${endorsements.state} = 'VERIFIED' desc`, desc(endorsements.on), endorsements.id);
}

/** The one that decides the hall, or the latest the viewer may see; what staff noted is not for the public. */
export async function endorsement(context: Context, row: InitiativeRow): Promise<EndorsementRow | null> {
  const all = await context.load.endorsementsOfInitiative.load(row.id);
  const seen = all.find((each) => canSeeEndorsement(context, row, each));
  return seen ? { ...seen, note: canSeeInside(context, row) ? seen.note : null } : null;
}

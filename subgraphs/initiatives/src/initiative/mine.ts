import type { PageArgs } from '@cpii/kit';
import { and, inArray, sql } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import { type InitiativeRow, initiatives } from './initiative.table.ts';
import { isOwnSql } from './initiative.ts';
import { type InitiativePage, initiativePage, type Order } from './page.ts';

type MineArgs = PageArgs & { editorial?: readonly InitiativeRow['editorial'][] | null };

const lastChanged: Order = {
  name: 'CHANGED',
  key: sql`${initiatives.changedAt}`,
  type: 'timestamptz',
  descending: true,
};

/** The viewer's and their organisations', drafts included, last changed first; null when nobody is signed in. */
export async function myInitiatives(reader: Reader, { editorial, ...args }: MineArgs): Promise<InitiativePage | null> {
  if (!reader.viewer) return null;
  const base = and(isOwnSql(reader.viewer), editorial ? inArray(initiatives.editorial, [...editorial]) : undefined)!;
  return initiativePage(
    reader,
    { revisionId: sql`${initiatives.workingRevisionId}`, base, filters: {} },
    lastChanged,
    args,
  );
}

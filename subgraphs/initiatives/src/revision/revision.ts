import { connection, isOneOf, type PageArgs, readPage } from '@cpii/kit';
import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { Context, Reader } from '../context.ts';
import { type InitiativeRow, initiatives } from '../initiative/initiative.table.ts';
import { canSeeInitiative, type Initiative, isOwn } from '../initiative/initiative.ts';
import { type RevisionRow, revisions } from './revision.table.ts';

/** What is or was shown, to whoever sees the initiative; one being written, to its owners; others, to staff too. */
export function canSeeRevision(reader: Pick<Reader, 'viewer' | 'service'>, row: InitiativeRow, { state }: RevisionRow) {
  if (!canSeeInitiative(reader, row)) return false;
  if (state === 'CURRENT' || state === 'SUPERSEDED' || isOwn(reader.viewer, row)) return true;
  return state !== 'WORKING' && canSeeHidden(reader, row);
}

// Whoever would see the initiative even if it were not published.
const canSeeHidden = (reader: Pick<Reader, 'viewer' | 'service'>, row: InitiativeRow) =>
  canSeeInitiative(reader, { ...row, publication: 'HIDDEN' });

async function visibleRevisions(
  reader: Reader,
  column: typeof revisions.id | typeof revisions.initiativeId,
  ids: readonly string[],
) {
  const rows = await reader.db
    .select({ revision: revisions, row: getTableColumns(initiatives) })
    .from(revisions)
    .innerJoin(initiatives, eq(initiatives.id, revisions.initiativeId))
    .where(isOneOf(column, ids))
    .orderBy(desc(revisions.number));
  return rows.filter(({ row, revision }) => canSeeRevision(reader, row, revision)).map(({ revision }) => revision);
}

/** Whole ones, for whoever has their heads and so may see them. */
export const wholeRevisions = ({ db }: Pick<Reader, 'db'>, ids: readonly string[]): Promise<RevisionRow[]> =>
  db.select().from(revisions).where(isOneOf(revisions.id, ids));

export const revisionsByIds = (reader: Reader, ids: readonly string[]) => visibleRevisions(reader, revisions.id, ids);

/** Those the viewer may see, newest first. */
export const revisionsOfInitiatives = (reader: Reader, initiativeIds: readonly string[]) =>
  visibleRevisions(reader, revisions.initiativeId, initiativeIds);

/** A page of an initiative's revisions, newest first; a few, so read at once. */
export async function revisionPage({ load }: Pick<Context, 'load'>, { id }: Pick<Initiative, 'id'>, args: PageArgs) {
  const { after } = readPage(args);
  const all = await load.revisionsOfInitiative.load(id);
  const rest = after ? all.filter(({ number }) => number < Number(after[0])) : all;
  return connection(rest, args, all.length, ({ number }) => [number]);
}

/** One revision by its number; the one shown when left out. */
export async function revision({ load }: Pick<Context, 'load'>, row: Initiative, number: number | null | undefined) {
  const all = await load.revisionsOfInitiative.load(row.id);
  return all.find((each) => (number == null ? each.id === row.revision.id : each.number === number)) ?? null;
}

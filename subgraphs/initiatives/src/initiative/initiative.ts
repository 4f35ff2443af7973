import { belongsTo, invalid, isOneOf, problem, type Viewer, writesFor } from '@cpii/kit';
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Context, Reader } from '../context.ts';
import { type RevisionHead, revisions } from '../revision/revision.table.ts';
import { searchDocuments } from '../search/search.table.ts';
import { phases } from '../season/season.table.ts';
import { canScreenSeason } from '../season/season.ts';
import { type InitiativeRow, initiatives } from './initiative.table.ts';

/** An initiative as somebody sees it: `revision` is the text shown to them; `inTime` says whether it may be handed in now. */
export type Initiative = InitiativeRow & { revision: RevisionHead; inTime: boolean };

type Whose = Pick<InitiativeRow, 'ownerId' | 'organizationId'>;

/** The owner and everybody in the organisation. */
export const isOwn = (viewer: Viewer, row: Whose) =>
  viewer !== null && (viewer.id === row.ownerId || belongsTo(viewer, row.organizationId));

/** The owner, and who writes for the organisation. */
export const canEdit = (viewer: Viewer, row: Whose) =>
  viewer !== null && (viewer.id === row.ownerId || writesFor(viewer, row.organizationId));

/** Screeners and programme managers; drafts are not theirs to see, and nobody is staff for what is their own. */
export const isStaff = (viewer: Viewer, row: Whose & Pick<InitiativeRow, 'seasonId' | 'editorial'>) =>
  row.editorial !== 'DRAFT' && canScreenSeason(viewer, row.seasonId) && !isOwn(viewer, row);

/** What is published, to all; what is not, to its owners and, once handed in, to staff and to the reviews subgraph. */
export const canSeeInitiative = ({ viewer, service }: Pick<Reader, 'viewer' | 'service'>, row: InitiativeRow) =>
  row.publication === 'PUBLISHED' ||
  isOwn(viewer, row) ||
  isStaff(viewer, row) ||
  (service === 'reviews' && row.editorial !== 'DRAFT');

/** State, dates, contact and screening are for owners and staff. */
export const canSeeInside = ({ viewer }: Pick<Reader, 'viewer'>, row: InitiativeRow) =>
  isOwn(viewer, row) || isStaff(viewer, row);

/** The version, to send back, is for who edits, for staff, and for reviews, which keeps facts by it. */
export const canSeeVersion = ({ viewer, service }: Pick<Reader, 'viewer' | 'service'>, row: InitiativeRow) =>
  canEdit(viewer, row) || isStaff(viewer, row) || service === 'reviews';

/** A person on their own signs for what they submit; behind an organisation the person is for owners, staff and reviews. */
export const canSeeOwner = ({ viewer, service }: Pick<Reader, 'viewer' | 'service'>, row: InitiativeRow) =>
  row.organizationId === null || canSeeInside({ viewer }, row) || service === 'reviews';

// A draft is in time while a season is open; after remarks there are 14 more days.
export const inTime = sql<boolean>`${initiatives.editorial} in ('DRAFT', 'REVISION_REQUESTED') and exists (
  select from ${phases} where ${phases.kind} = 'OPEN' and ${phases.startsAt} <= now() and case ${initiatives.editorial}
    when 'DRAFT' then now() < ${phases.endsAt}
    when 'REVISION_REQUESTED' then ${phases.seasonId} = ${initiatives.seasonId} and now() < ${phases.endsAt} + interval '14 days'
    else false end)`;

/** The text that the viewer sees: its owners the newest, everybody else the one shown. */
export function shownRevision(viewer: Viewer): SQL {
  const shown = sql`coalesce(${initiatives.currentRevisionId}, ${initiatives.workingRevisionId})`;
  if (!viewer) return shown;
  return sql`case when ${isOwnSql(viewer)} then ${initiatives.workingRevisionId} else ${shown} end`;
}

/** The rule of `isOwn`, as a condition. */
export function isOwnSql(viewer: NonNullable<Viewer>): SQL {
  const organizationIds = viewer.memberships.filter(({ ended }) => !ended).map((m) => m.organizationId);
  return sql`(${initiatives.ownerId} = ${viewer.id} or coalesce(${initiatives.organizationId} = any(${sql.param(organizationIds)}::uuid[]), false))`;
}

const { sections: _, translation, ...short } = getTableColumns(revisions);
const head = {
  ...short,
  translation: sql<RevisionHead['translation']>`case when ${translation} is not null then
    jsonb_build_object('title', ${translation} -> 'title', 'summary', ${translation} -> 'summary') end`,
};

/** Initiatives with the revision that `revisionId` picks, and what each is found by. */
export const selectInitiatives = ({ db }: Pick<Reader, 'db'>, revisionId: SQL, sortKey: SQL<string> = sql`''`) =>
  db
    .select({ row: { ...getTableColumns(initiatives), inTime }, revision: head, sortKey })
    .from(initiatives)
    .innerJoin(revisions, eq(revisions.id, revisionId))
    .leftJoin(searchDocuments, eq(searchDocuments.initiativeId, initiatives.id))
    .$dynamic();

export async function initiativesByIds(reader: Reader, ids: readonly string[]): Promise<Initiative[]> {
  return visible(
    reader,
    await selectInitiatives(reader, shownRevision(reader.viewer)).where(isOneOf(initiatives.id, ids)),
  );
}

/** One initiative, by exactly one of the two; null when it is not for the viewer. */
export async function initiative(context: Context, by: { id?: string | null; slug?: string | null }) {
  if ((by.id == null) === (by.slug == null)) {
    throw invalid([problem([], 'Chọn đúng một trong hai: id hoặc slug.', 'Give exactly one of the two: id or slug.')]);
  }
  if (by.id != null) return context.load.initiative.load(by.id);
  const rows = await selectInitiatives(context, shownRevision(context.viewer)).where(eq(initiatives.slug, by.slug!));
  return visible(context, rows)[0] ?? null;
}

const visible = (reader: Reader, rows: { row: InitiativeRow & { inTime: boolean }; revision: RevisionHead }[]) =>
  rows.filter(({ row }) => canSeeInitiative(reader, row)).map(({ row, revision }) => ({ ...row, revision }));

/** What the viewer may do with it now; the buttons to show. */
export function initiativeActions(viewer: Viewer, row: Initiative) {
  const actions: ('EDIT' | 'SUBMIT' | 'WITHDRAW' | 'DISCARD' | 'SCREEN')[] = [];
  const { editorial } = row;
  if (canEdit(viewer, row)) {
    if (editorial === 'DRAFT' || editorial === 'REVISION_REQUESTED' || editorial === 'VALID') actions.push('EDIT');
    if (row.inTime) actions.push('SUBMIT');
    if (editorial !== 'DRAFT' && editorial !== 'WITHDRAWN') actions.push('WITHDRAW');
    if (editorial === 'DRAFT') actions.push('DISCARD');
  }
  if (isStaff(viewer, row) && (editorial === 'SUBMITTED' || editorial === 'SCREENING')) actions.push('SCREEN');
  return actions;
}

import { atMost, conflict, forbidden, once, problem, publish, tidy, type Viewer, writesFor } from '@cpii/kit';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { CreateInitiativeInput, SaveInitiativeInput } from '../generated/resolvers.ts';
import { idempotencyKeys } from '../idempotency.table.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import {
  editableInitiative,
  refuse,
  signedIn,
  visibleInitiative,
  type WholeInitiative,
  whyNot,
} from '../initiative/refusal.ts';
import { revisions } from '../revision/revision.table.ts';
import { index } from '../search/publish.ts';
import { type Content, changedContent, changedFields, emptyContent, problemsOfFields } from './fields.ts';
import { draftSlug } from './slug.ts';

/** Begins a draft. FORBIDDEN for an organisation the viewer does not write for. */
export async function createInitiative(context: Context, { fields, idempotencyKey }: CreateInitiativeInput) {
  const { db, viewer } = signedIn(context);
  const organizationId = fields.organizationId ?? null;
  insistOnOrganization(viewer, organizationId);
  const content = changedContent(emptyContent, fields);
  refuse(problemsOfFields(emptyContent, content, ['fields']));

  const act = { viewerId: viewer.id, act: 'createInitiative', key: idempotencyKey, input: fields };
  const id = await db.transaction((tx) =>
    once(tx, idempotencyKeys, act, async () => {
      const [initiativeId, revisionId] = [crypto.randomUUID(), crypto.randomUUID()];
      await tx.insert(initiatives).values({
        id: initiativeId,
        slug: draftSlug(initiativeId),
        ownerId: viewer.id,
        organizationId,
        workingRevisionId: revisionId,
      });
      await tx.insert(revisions).values({ ...content, id: revisionId, initiativeId });
      await publish(tx, 'initiative', initiativeId);
      return initiativeId;
    }),
  );
  return visibleInitiative(context, id);
}

const editable = ['DRAFT', 'REVISION_REQUESTED', 'VALID'] as const;

/** Stores a change: in the working revision before VALID, as a new published revision after. */
export async function saveInitiative(context: Context, { id, fields, note, version }: SaveInitiativeInput) {
  const editor = signedIn(context);
  await editor.db.transaction(async (tx) => {
    const row = await editableInitiative({ ...editor, db: tx }, id);
    const organizationId = fields.organizationId === undefined ? row.organizationId : fields.organizationId;
    if (organizationId !== row.organizationId) insistOnOrganization(editor.viewer, organizationId);
    const content = changedContent(row.revision, fields);
    const published = row.editorial === 'VALID';
    refuse([
      ...problemsOfFields(row.revision, content, ['fields']),
      ...atMost(500, ['note'], tidy(note)),
      ...(published ? problemsOfPublished(row, content, organizationId) : []),
    ]);

    const revisionId = published ? crypto.randomUUID() : row.workingRevisionId;
    const [saved] = await tx
      .update(initiatives)
      .set({
        organizationId,
        workingRevisionId: revisionId,
        changedAt: sql`now()`,
        version: sql`${initiatives.version} + 1`,
        ...(published && { currentRevisionId: revisionId, updatedAt: sql`now()` }),
      })
      .where(
        and(eq(initiatives.id, id), eq(initiatives.version, version), inArray(initiatives.editorial, [...editable])),
      )
      .returning();
    if (!saved) throw whyNot(row, { version, states: editable, otherwise: notEditable() });

    if (published) await publishRevision(tx, row, revisionId, content, note);
    else {
      await tx
        .update(revisions)
        .set({ ...content, note: tidy(note), savedAt: sql`now()` })
        .where(eq(revisions.id, revisionId));
    }
    await publish(tx, 'initiative', id);
  });
  return visibleInitiative(context, id);
}

/** Deletes a draft that was never submitted. */
export async function discardDraft(context: Context, id: string) {
  const editor = signedIn(context);
  await editor.db.transaction(async (tx) => {
    await editableInitiative({ ...editor, db: tx }, id);
    const [gone] = await tx
      .delete(initiatives)
      .where(and(eq(initiatives.id, id), eq(initiatives.editorial, 'DRAFT')))
      .returning();
    if (!gone) {
      throw conflict({
        vi: 'Chỉ xóa được bản nháp chưa nộp. Sáng kiến đã nộp thì có thể rút.',
        en: 'Only a draft that was never submitted can be deleted. What was submitted can be withdrawn.',
      });
    }
    await publish(tx, 'initiative', id);
  });
  return true;
}

async function publishRevision(
  tx: Parameters<typeof publish>[0],
  { id, revision }: WholeInitiative,
  revisionId: string,
  content: Content,
  note: string | null | undefined,
) {
  await tx.update(revisions).set({ state: 'SUPERSEDED' }).where(eq(revisions.id, revision.id));
  await tx.insert(revisions).values({
    ...content,
    id: revisionId,
    initiativeId: id,
    number: revision.number + 1,
    state: 'CURRENT',
    changed: changedFields(revision, content),
    note: tidy(note),
    publishedAt: sql`now()`,
  });
  await index(tx, [id]);
}

function insistOnOrganization(viewer: Viewer, organizationId: string | null) {
  if (organizationId === null || writesFor(viewer, organizationId)) return;
  throw forbidden({
    vi: 'Bạn chưa có quyền nộp thay cho tổ chức này. Hãy nhờ tổ chức thêm bạn làm người biên tập.',
    en: 'You do not write for this organisation. Ask it to make you an editor.',
  });
}

const notEditable = () =>
  conflict({
    vi: 'Sáng kiến đang chờ sàng lọc hoặc đã đóng nên chưa sửa được.',
    en: 'The initiative is being screened or closed, so it cannot be changed now.',
  });

// What was screened stays as it was screened.
function problemsOfPublished(
  { revision, organizationId }: WholeInitiative,
  content: Content,
  organization: string | null,
) {
  const screened = ['title', 'language', 'maturity', 'objectives', 'units', 'nationwide'];
  const changed = changedFields(revision, content).filter((name) => screened.includes(name));
  return [...changed, ...(organization === organizationId ? [] : ['organizationId'])].map((name) =>
    problem(
      ['fields', name === 'units' ? 'unitIds' : name],
      'Nội dung này đã được sàng lọc nên không sửa được sau khi công bố. Hãy liên hệ ban tổ chức.',
      'This was screened and stays as it is once published. Write to the organisers.',
    ),
  );
}

import { atMost, type Db, invalid, once, type Problem, problem, publish, tidy, versionMismatch } from '@cpii/kit';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { endorsements } from '../endorsement/endorsement.table.ts';
import type { AnswerCheckInput, DecideScreeningInput } from '../generated/resolvers.ts';
import { idempotencyKeys } from '../idempotency.table.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { type Initiative, initiativesByIds } from '../initiative/initiative.ts';
import { type Editor, refuse, signedIn, visibleInitiative } from '../initiative/refusal.ts';
import { revisions } from '../revision/revision.table.ts';
import { index } from '../search/publish.ts';
import { inLanguageAddresses } from '../submission/slug.ts';
import { notOnIt, screenableInitiative, screenedByMe } from './claim.ts';
import { openCondition } from './condition.ts';
import { checklistItems, screeningDecisions, screenings } from './screening.table.ts';

/** Answers a condition. Why a condition is not met has to be said. */
export async function answerCheck(context: Context, input: AnswerCheckInput) {
  const editor = signedIn(context);
  const note = tidy(input.note);
  return editor.db.transaction(async (tx) => {
    const of = await screenableInitiative({ ...editor, db: tx }, input.initiativeId);
    refuse([...(input.answer === 'NOT_MET' ? problemsOfReason('note', note) : []), ...atMost(5_000, ['note'], note)]);
    const [screening] = await tx
      .update(screenings)
      .set({ version: sql`${screenings.version} + 1` })
      .where(and(screenedByMe(editor, of.id), eq(screenings.version, input.version)))
      .returning();
    if (!screening) throw await whyNot(tx, editor, of.id);
    await tx
      .update(checklistItems)
      .set({ answer: input.answer, note })
      .where(and(eq(checklistItems.screeningId, screening.id), eq(checklistItems.check, input.check)));
    await publish(tx, 'initiative', of.id);
    return { ...screening, of };
  });
}

// Met is what the screener says or, where they say nothing, what the machine found.
const unmet = sql`exists (select from ${checklistItems} where ${checklistItems.screeningId} = ${screenings.id}
  and coalesce(${checklistItems.answer} = 'MET', ${checklistItems.automatic}, false) = false)`;

/** Decides. VALID asks that every condition is met, and publishes at once; anything else asks for a reason. */
export async function decideScreening(context: Context, { idempotencyKey, ...input }: DecideScreeningInput) {
  const editor = signedIn(context);
  const act = { viewerId: editor.viewer.id, act: 'decideScreening', key: idempotencyKey, input };
  const id = await editor.db.transaction((tx) =>
    once(tx, idempotencyKeys, act, async () => {
      const row = await screenableInitiative({ ...editor, db: tx }, input.initiativeId);
      await refuseUnreasoned({ ...context, db: tx }, input);
      const [decided] = await tx
        .update(initiatives)
        .set({ ...changeOf(input.outcome), changedAt: sql`now()`, version: sql`${initiatives.version} + 1` })
        .where(
          and(
            eq(initiatives.id, row.id),
            eq(initiatives.editorial, 'SCREENING'),
            sql`exists (select from ${screenings} where ${decidable(editor, input)})`,
          ),
        )
        .returning();
      if (!decided) throw await whyNot(tx, editor, row.id, input.version);
      await close(tx, editor, row, input);
      if (input.outcome === 'VALID') await show(tx, row);
      else await sendBack(tx, row, input.outcome);
      await publish(tx, 'initiative', row.id);
      return row.id;
    }),
  );
  return visibleInitiative(context, id);
}

const decidable = (editor: Editor, { initiativeId, version, outcome }: Omit<DecideScreeningInput, 'idempotencyKey'>) =>
  and(
    screenedByMe(editor, initiativeId),
    eq(screenings.version, version),
    outcome === 'VALID' ? sql`not ${unmet}` : undefined,
  );

const isEndorsed = sql`exists (select from ${endorsements}
  where ${endorsements.initiativeId} = ${initiatives.id} and ${endorsements.state} = 'VERIFIED')`;

const changeOf = (outcome: DecideScreeningInput['outcome']) =>
  outcome === 'VALID'
    ? {
        editorial: outcome,
        hall: sql`case when ${isEndorsed} then 'ENDORSED' else 'COMMUNITY' end`,
        publication: 'PUBLISHED' as const,
        currentRevisionId: sql`${initiatives.workingRevisionId}`,
        publishedAt: sql`coalesce(${initiatives.publishedAt}, now())`,
        updatedAt: sql`now()`,
      }
    : { editorial: outcome };

async function close(tx: Db, editor: Editor, row: Initiative, input: Omit<DecideScreeningInput, 'idempotencyKey'>) {
  const [screening] = await tx
    .update(screenings)
    .set({ closedAt: sql`now()`, version: sql`${screenings.version} + 1` })
    .where(decidable(editor, input))
    .returning();
  if (!screening) throw versionMismatch(); // an answer came in between
  await tx.insert(screeningDecisions).values({
    screeningId: screening.id,
    initiativeId: row.id,
    revisionId: screening.revisionId,
    outcome: input.outcome,
    reason: tidy(input.reason),
    duplicateOf: input.duplicateOf ?? null,
    decidedBy: editor.viewer.id,
  });
}

async function show(tx: Db, { id, publishedAt, revision }: Initiative) {
  await tx.update(revisions).set({ state: 'CURRENT', publishedAt: sql`now()` }).where(eq(revisions.id, revision.id));
  if (publishedAt === null) await inLanguageAddresses(tx, id, revision.title);
  await index(tx, [id]);
}

/** What was handed in stays as it was; after remarks its owners go on in a copy. */
async function sendBack(tx: Db, { id, revision }: Initiative, outcome: 'REVISION_REQUESTED' | 'DECLINED') {
  const [refused] = await tx
    .update(revisions)
    .set({ state: 'REFUSED' })
    .where(eq(revisions.id, revision.id))
    .returning();
  if (outcome === 'DECLINED') return;
  const copy = { ...refused!, id: crypto.randomUUID(), number: revision.number + 1, state: 'WORKING' as const };
  await tx.insert(revisions).values({ ...copy, savedAt: sql`now()` });
  await tx.update(initiatives).set({ workingRevisionId: copy.id }).where(eq(initiatives.id, id));
}

async function refuseUnreasoned(context: Context, input: Omit<DecideScreeningInput, 'idempotencyKey'>) {
  const reason = tidy(input.reason);
  const { duplicateOf } = input;
  const known = duplicateOf ? await initiativesByIds(context, [duplicateOf]) : [];
  refuse([
    ...(input.outcome === 'VALID' ? [] : problemsOfReason('reason', reason)),
    ...atMost(5_000, ['reason'], reason),
    ...(duplicateOf && (known.length === 0 || duplicateOf === input.initiativeId)
      ? [
          problem(
            ['duplicateOf'],
            'Chọn sáng kiến trùng trong danh sách.',
            'Choose the other initiative from the list.',
          ),
        ]
      : []),
  ]);
}

async function whyNot(tx: Db, editor: Editor, initiativeId: string, version?: number) {
  const [mine] = await tx.select().from(screenings).where(screenedByMe(editor, initiativeId));
  if (!mine) return notOnIt();
  if (version === undefined || mine.version !== version) return versionMismatch();
  const open = await tx
    .select({ check: checklistItems.check, automatic: checklistItems.automatic, answer: checklistItems.answer })
    .from(checklistItems)
    .innerJoin(screenings, eq(screenings.id, checklistItems.screeningId))
    .where(
      and(
        eq(checklistItems.screeningId, mine.id),
        sql`coalesce(${checklistItems.answer} = 'MET', ${checklistItems.automatic}, false) = false`,
      ),
    );
  return invalid(open.map(openCondition));
}

const problemsOfReason = (field: 'note' | 'reason', text: string | null): Problem[] =>
  text
    ? []
    : [
        problem(
          [field],
          'Nhập lý do để người nộp biết cần làm gì, ví dụ “Bổ sung kết quả thí điểm”.',
          'Say why, so that its owner knows what to do, for example “Add the results of the pilot”.',
        ),
      ];

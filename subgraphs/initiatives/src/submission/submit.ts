import { atMost, conflict, once, outOfPhase, publish, tidy } from '@cpii/kit';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Context, Services } from '../context.ts';
import type { SubmitInitiativeInput, WithdrawInitiativeInput } from '../generated/resolvers.ts';
import { idempotencyKeys } from '../idempotency.table.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { type Initiative, inTime } from '../initiative/initiative.ts';
import { editableInitiative, refuse, signedIn, visibleInitiative, whyNot } from '../initiative/refusal.ts';
import { revisions } from '../revision/revision.table.ts';
import { closeScreening, openScreening } from '../screening/open.ts';
import { unindex } from '../search/publish.ts';
import { phases } from '../season/season.table.ts';
import { consents } from './consent.table.ts';
import { missingConsents, missingOf } from './missing.ts';

const submittable = ['DRAFT', 'REVISION_REQUESTED'] as const;

// The season that is open; of several the one that opened last.
const openSeasonId = sql`(select ${phases.seasonId} from ${phases}
  where ${phases.kind} = 'OPEN' and ${phases.startsAt} <= now() and now() < ${phases.endsAt}
  order by ${phases.startsAt} desc limit 1)`;

/** Hands in a draft, or again after remarks, with both consents. The update itself insists on the phase, the state and the version. */
export async function submitInitiative(context: Context, { idempotencyKey, ...input }: SubmitInitiativeInput) {
  const editor = signedIn(context);
  const { viewer } = editor;
  const act = { viewerId: viewer.id, act: 'submitInitiative', key: idempotencyKey, input };
  const id = await editor.db.transaction((tx) =>
    once(tx, idempotencyKeys, act, async () => {
      const row = await editableInitiative({ ...editor, db: tx }, input.id);
      if (row.inTime && row.version === input.version) {
        refuse([...missingOf(row.revision, viewer.emailVerified), ...missingConsents(input)]);
      }
      const [submitted] = await tx
        .update(initiatives)
        .set({
          editorial: 'SUBMITTED',
          seasonId: sql`coalesce(${initiatives.seasonId}, ${openSeasonId})`,
          submittedAt: sql`coalesce(${initiatives.submittedAt}, now())`,
          changedAt: sql`now()`,
          version: sql`${initiatives.version} + 1`,
        })
        .where(and(eq(initiatives.id, row.id), eq(initiatives.version, input.version), inTime))
        .returning();
      if (!submitted) throw await whyNotSubmitted({ db: tx }, row, input.version);

      const { workingRevisionId: revisionId, id: initiativeId } = submitted;
      await tx.update(revisions).set({ state: 'IN_SCREENING' }).where(eq(revisions.id, revisionId));
      await tx.insert(consents).values(
        (['PUBLICATION', 'PERSONAL_DATA'] as const).map((kind) => ({
          revisionId,
          initiativeId,
          kind,
          userId: viewer.id,
          textVersion: input.textVersion,
        })),
      );
      await openScreening(tx, { initiativeId, revisionId });
      await publish(tx, 'initiative', initiativeId);
      return initiativeId;
    }),
  );
  return visibleInitiative(context, id);
}

async function whyNotSubmitted({ db }: Services, row: Initiative, version: number) {
  if (row.inTime || !(submittable as readonly string[]).includes(row.editorial)) {
    const otherwise = conflict({
      vi: 'Sáng kiến này đã được nộp hoặc đã đóng.',
      en: 'This initiative was submitted already, or is closed.',
    });
    return whyNot(row, { version, states: submittable, otherwise });
  }
  const [next] = await db
    .select({ opensAt: sql<Date | null>`min(${phases.startsAt})`.mapWith(phases.startsAt) })
    .from(phases)
    .where(and(eq(phases.kind, 'OPEN'), sql`${phases.startsAt} > now()`));
  return outOfPhase(
    {
      vi: 'Hiện không trong thời gian nộp sáng kiến. Bản nháp vẫn được giữ để nộp trong mùa sau.',
      en: 'Submissions are not open now. Your draft is kept for the next season.',
    },
    next?.opensAt,
  );
}

const withdrawn = ['DRAFT', 'WITHDRAWN'] as const;

/** Takes back what was submitted; it leaves the Expo and the queue. */
export async function withdrawInitiative(context: Context, { idempotencyKey, ...input }: WithdrawInitiativeInput) {
  const editor = signedIn(context);
  const reason = tidy(input.reason);
  refuse(atMost(2_000, ['reason'], reason));
  const act = { viewerId: editor.viewer.id, act: 'withdrawInitiative', key: idempotencyKey, input };
  const id = await editor.db.transaction((tx) =>
    once(tx, idempotencyKeys, act, async () => {
      const row = await editableInitiative({ ...editor, db: tx }, input.id);
      const [gone] = await tx
        .update(initiatives)
        .set({
          editorial: 'WITHDRAWN',
          publication: 'HIDDEN',
          withdrawnBecause: reason,
          changedAt: sql`now()`,
          version: sql`${initiatives.version} + 1`,
        })
        .where(
          and(
            eq(initiatives.id, row.id),
            eq(initiatives.version, input.version),
            notInArray(initiatives.editorial, [...withdrawn]),
          ),
        )
        .returning();
      if (!gone) throw whyNotWithdrawn(row, input.version);
      await closeScreening(tx, row.id);
      await unindex(tx, row.id);
      await publish(tx, 'initiative', row.id);
      return row.id;
    }),
  );
  return visibleInitiative(context, id);
}

const whyNotWithdrawn = (row: Initiative, version: number) =>
  whyNot(row, {
    version,
    states: ['SUBMITTED', 'SCREENING', 'REVISION_REQUESTED', 'VALID', 'DECLINED'],
    otherwise: conflict({
      vi: 'Chỉ rút được sáng kiến đã nộp. Bản nháp thì có thể xóa.',
      en: 'Only what was submitted can be withdrawn. A draft can be deleted.',
    }),
  });

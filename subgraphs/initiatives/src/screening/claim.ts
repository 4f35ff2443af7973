import { conflict, type Db, forbidden, publish } from '@cpii/kit';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { type Initiative, isStaff } from '../initiative/initiative.ts';
import { type Editor, signedIn, visibleInitiative } from '../initiative/refusal.ts';
import { screenings } from './screening.table.ts';

/** The initiative, for whoever may screen it. FORBIDDEN for others who see it, its own people included. */
export async function screenableInitiative(editor: Editor, id: string): Promise<Initiative> {
  const row = await visibleInitiative(editor, id);
  if (isStaff(editor.viewer, row)) return row;
  throw forbidden({
    vi: 'Chỉ người sàng lọc mới làm được việc này, trừ với sáng kiến của chính mình hoặc của tổ chức mình.',
    en: 'This is for screeners, and not for initiatives of their own or of their organisation.',
  });
}

/** The open screening of an initiative, for whoever is on it, as a condition. */
export const screenedByMe = ({ viewer }: Editor, initiativeId: string) =>
  and(eq(screenings.initiativeId, initiativeId), isNull(screenings.closedAt), eq(screenings.assigneeId, viewer.id))!;

/** Takes it on: SUBMITTED becomes SCREENING. Again by the one on it changes nothing. */
export async function claimScreening(context: Context, initiativeId: string) {
  const editor = signedIn(context);
  await editor.db.transaction(async (tx) => {
    await screenableInitiative({ ...editor, db: tx }, initiativeId);
    if (!(await moveOn(tx, initiativeId, 'SUBMITTED', 'SCREENING'))) {
      const [mine] = await tx.select().from(screenings).where(screenedByMe(editor, initiativeId));
      if (mine) return;
      throw conflict({
        vi: 'Sáng kiến này đã có người sàng lọc hoặc không còn chờ sàng lọc.',
        en: 'Somebody else is screening this initiative, or it waits no more.',
      });
    }
    await tx
      .update(screenings)
      .set({ assigneeId: editor.viewer.id, version: sql`${screenings.version} + 1` })
      .where(and(eq(screenings.initiativeId, initiativeId), isNull(screenings.closedAt)));
    await publish(tx, 'initiative', initiativeId);
  });
  return visibleInitiative(context, initiativeId);
}

/** Gives it back to the queue; the answers stay. */
export async function releaseScreening(context: Context, initiativeId: string) {
  const editor = signedIn(context);
  await editor.db.transaction(async (tx) => {
    await screenableInitiative({ ...editor, db: tx }, initiativeId);
    const mine = sql`exists (select from ${screenings} where ${screenedByMe(editor, initiativeId)})`;
    if (!(await moveOn(tx, initiativeId, 'SCREENING', 'SUBMITTED', mine))) throw notOnIt();
    await tx
      .update(screenings)
      .set({ assigneeId: null, version: sql`${screenings.version} + 1` })
      .where(screenedByMe(editor, initiativeId));
    await publish(tx, 'initiative', initiativeId);
  });
  return visibleInitiative(context, initiativeId);
}

type State = Initiative['editorial'];

async function moveOn(tx: Db, id: string, from: State, to: State, also = sql`true`) {
  const [moved] = await tx
    .update(initiatives)
    .set({ editorial: to, changedAt: sql`now()`, version: sql`${initiatives.version} + 1` })
    .where(and(eq(initiatives.id, id), eq(initiatives.editorial, from), also))
    .returning();
  return moved;
}

export const notOnIt = () =>
  conflict({
    vi: 'Bạn chưa nhận sàng lọc sáng kiến này, hoặc việc sàng lọc đã kết thúc.',
    en: 'You have not taken on this initiative, or its screening is over.',
  });

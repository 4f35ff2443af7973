import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type PgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';
import { invalid, problem, Refusal } from './errors.ts';

/** The table in which a subgraph remembers what was asked under which key. */
export const idempotencyTable = (schema: PgSchema) =>
  schema.table(
    'idempotency_keys',
    {
      viewerId: uuid().notNull(),
      act: text().notNull(),
      key: text().notNull(),
      inputHash: text().notNull(),
      resultId: uuid(), // null only inside the transaction that does the act
      at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    },
    (t) => [primaryKey({ name: 'idempotency_keys_one_act_per_key', columns: [t.viewerId, t.act, t.key] })],
  );

export type IdempotencyTable = ReturnType<typeof idempotencyTable>;

type Act = { viewerId: string; act: string; key: string; input: unknown };

/**
 * Does an act once per key and gives the id of its result, the first one's when repeated. Of two at once the second waits for
 * the first one's transaction. The same key with another input is IDEMPOTENCY_MISMATCH.
 */
export async function once(
  tx: Db,
  table: IdempotencyTable,
  { viewerId, act, key, input }: Act,
  run: () => Promise<string>,
) {
  if (key.length < 1 || key.length > 100) {
    throw invalid([problem(['idempotencyKey'], 'Khóa gồm 1 đến 100 ký tự.', 'The key has 1 to 100 characters.')]);
  }
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const mine = and(eq(table.viewerId, viewerId), eq(table.act, act), eq(table.key, key));
  const claimed = await tx.insert(table).values({ viewerId, act, key, inputHash }).onConflictDoNothing().returning();
  if (claimed.length === 0) {
    const [first] = await tx.select().from(table).where(mine);
    if (first!.inputHash !== inputHash) {
      throw new Refusal('IDEMPOTENCY_MISMATCH', {
        vi: 'Yêu cầu này đã được gửi với nội dung khác. Hãy tải lại trang rồi thử lại.',
        en: 'This key was used with another input. Reload and try again.',
      });
    }
    return first!.resultId!;
  }
  const resultId = await run();
  await tx.update(table).set({ resultId }).where(mine);
  return resultId;
}

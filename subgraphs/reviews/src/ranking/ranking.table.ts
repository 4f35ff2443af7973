import { index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { rounds } from '../round/round.table.ts';
import { schema } from '../schema.table.ts';

/**
 * Full fits. What is fitted is a function of the key alone: the round as it was, which of its initiatives (a chair's board
 * leaves out those of a conflict), how often their rows had changed, and the engine. So two processes that fit the same write
 * the same, and the second changes nothing.
 */
export const rankings = schema.table(
  'rankings',
  {
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    roundVersion: integer().notNull(),
    /** SHA-256 of the initiatives' ids. */
    initiatives: text().notNull(),
    changes: integer().notNull(),
    engineVersion: text().notNull(),
    result: jsonb().notNull(),
    /** The place of each initiative, to see later which has moved. */
    places: jsonb().$type<Record<string, number | null>>().notNull(),
    computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({
      name: 'rankings_once_each',
      columns: [t.roundId, t.initiatives, t.roundVersion, t.changes, t.engineVersion],
    }),
    index('rankings_newest').on(t.roundId, t.initiatives, t.computedAt),
  ],
);

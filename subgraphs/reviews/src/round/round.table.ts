import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { schema } from '../schema.table.ts';

export const rounds = schema.table(
  'rounds',
  {
    id: uuid().primaryKey().defaultRandom(),
    seasonId: uuid().notNull(), // owned by the initiatives subgraph: no foreign key
    name: text().notNull(),
    nameEn: text(),
    board: text({ enum: ['SEALED', 'LIVE', 'PANEL', 'FROZEN', 'DECIDED', 'PUBLISHED'] })
      .notNull()
      .default('SEALED'),
    reviewsDueAt: timestamp({ withTimezone: true }).notNull(),
    minReviews: integer().notNull().default(3),
    listSize: integer().notNull().default(5),
    methodId: text().notNull().default('crossed-cre-map-1'),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('rounds_of_season').on(t.seasonId, t.createdAt),
    check('rounds_ask_for_3_reviews', sql`${t.minReviews} >= 3`),
    check('rounds_list_3_to_5', sql`${t.listSize} between 3 and 5`),
  ],
);

/** What a round reviews: the frozen revision of each initiative, and how often its row of the board has changed. */
export const roundInitiatives = schema.table(
  'round_initiatives',
  {
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    initiativeId: uuid().notNull(),
    revisionId: uuid().notNull(),
    changes: integer().notNull().default(0),
  },
  (t) => [primaryKey({ name: 'round_initiatives_once_each', columns: [t.roundId, t.initiativeId] })],
);

export type RoundRow = typeof rounds.$inferSelect;

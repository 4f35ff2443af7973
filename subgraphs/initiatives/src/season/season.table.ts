import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { schema } from '../schema.table.ts';

export const seasons = schema.table(
  'seasons',
  {
    id: uuid().primaryKey().defaultRandom(),
    slug: text().notNull().unique('seasons_one_per_slug'),
    name: text().notNull(),
    nameEn: text(),
    cutOffAt: timestamp({ withTimezone: true }), // who is VALID by then is reviewed in this season
    grantsPlanned: integer().notNull().default(5),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('seasons_name_is_nfc', sql`${t.name} is nfc normalized`),
    check('seasons_plan_3_to_5_grants', sql`${t.grantsPlanned} between 3 and 5`),
  ],
);

/** The stretches of a season, as stored; whether one is active follows from the database's clock. */
export const phases = schema.table(
  'phases',
  {
    seasonId: uuid()
      .notNull()
      .references(() => seasons.id, { onDelete: 'cascade' }),
    kind: text({
      enum: [
        'PREPARE',
        'OPEN',
        'SCREEN',
        'REVIEW',
        'DISCUSS',
        'FREEZE',
        'PUBLISH',
        'FULL_PROPOSAL',
        'AWARD',
        'IMPLEMENT',
        'CLOSE',
      ],
    }).notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'phases_one_of_a_kind_per_season', columns: [t.seasonId, t.kind] }),
    index('phases_by_kind').on(t.kind, t.startsAt),
    check('phases_end_after_they_begin', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

export type SeasonRow = typeof seasons.$inferSelect;
export type PhaseKind = typeof phases.$inferSelect.kind;

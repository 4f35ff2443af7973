import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { rounds } from '../round/round.table.ts';
import { schema } from '../schema.table.ts';

export const criteria = schema.table(
  'criteria',
  {
    id: uuid().primaryKey().defaultRandom(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    position: smallint().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    guidance: text().notNull(),
    guidanceEn: text(),
    weight: integer().notNull(), // in hundredths: 25 is a quarter; a round's add up to 100
  },
  (t) => [
    unique('criteria_one_per_code').on(t.roundId, t.code),
    unique('criteria_one_per_position').on(t.roundId, t.position),
    unique('criteria_belong_to_their_round').on(t.id, t.roundId),
    check('criteria_weight_range', sql`${t.weight} between 1 and 100`),
  ],
);

/** What values mean at a stage. */
export const anchors = schema.table(
  'anchors',
  {
    criterionId: uuid()
      .notNull()
      .references(() => criteria.id),
    maturity: text({ enum: ['IDEA', 'PILOT', 'DEPLOYED'] }).notNull(),
    from: smallint().notNull(),
    to: smallint().notNull(),
    meaning: text().notNull(),
    meaningEn: text(),
  },
  (t) => [
    primaryKey({ name: 'anchors_one_per_value', columns: [t.criterionId, t.maturity, t.from] }),
    check('anchors_range', sql`0 <= ${t.from} and ${t.from} <= ${t.to} and ${t.to} <= 10`),
  ],
);

export type CriterionRow = typeof criteria.$inferSelect;
export type AnchorRow = typeof anchors.$inferSelect;

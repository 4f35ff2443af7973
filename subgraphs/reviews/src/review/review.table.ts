import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { assignments } from '../assignment/assignment.table.ts';
import { criteria } from '../criterion/criterion.table.ts';
import { schema } from '../schema.table.ts';

// A submitted review is complete: the trigger reviews_submitted_are_complete of the first migration sees to it.
export const reviews = schema.table(
  'reviews',
  {
    id: uuid().primaryKey().defaultRandom(),
    assignmentId: uuid().notNull().unique('reviews_one_per_assignment'),
    roundId: uuid().notNull(),
    comment: text(),
    commentForOwner: text(),
    startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    submittedAt: timestamp({ withTimezone: true }), // null while a draft
    version: integer().notNull().default(1),
  },
  (t) => [
    foreignKey({
      name: 'reviews_stay_in_the_round',
      columns: [t.assignmentId, t.roundId],
      foreignColumns: [assignments.id, assignments.roundId],
    }),
    unique('reviews_belong_to_their_round').on(t.id, t.roundId),
    index('reviews_submitted').on(t.roundId).where(sql`submitted_at is not null`),
    check('reviews_comment_length', sql`length(${t.comment}) <= 5000 and length(${t.commentForOwner}) <= 2000`),
  ],
);

export const scores = schema.table(
  'scores',
  {
    reviewId: uuid().notNull(),
    criterionId: uuid().notNull(),
    roundId: uuid().notNull(),
    value: smallint(),
    note: text(),
    confidence: smallint(),
  },
  (t) => [
    primaryKey({ name: 'scores_one_per_criterion', columns: [t.reviewId, t.criterionId] }),
    foreignKey({
      name: 'scores_stay_in_the_round',
      columns: [t.reviewId, t.roundId],
      foreignColumns: [reviews.id, reviews.roundId],
    }),
    foreignKey({
      name: 'scores_name_a_criterion_of_the_round',
      columns: [t.criterionId, t.roundId],
      foreignColumns: [criteria.id, criteria.roundId],
    }),
    check('scores_value_range', sql`${t.value} between 0 and 10`),
    check('scores_confidence_range', sql`${t.confidence} between 1 and 3`),
    check('scores_note_length', sql`length(${t.note}) <= 2000`),
  ],
);

export type ReviewRow = typeof reviews.$inferSelect;
export type ScoreRow = typeof scores.$inferSelect;

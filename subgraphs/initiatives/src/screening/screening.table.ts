import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { initiatives } from '../initiative/initiative.table.ts';
import { revisions } from '../revision/revision.table.ts';
import { schema } from '../schema.table.ts';

/** One going-over of what was handed in, from submission to decision. */
export const screenings = schema.table(
  'screenings',
  {
    id: uuid().primaryKey().defaultRandom(),
    initiativeId: uuid()
      .notNull()
      .references(() => initiatives.id),
    revisionId: uuid()
      .notNull()
      .references(() => revisions.id),
    assigneeId: uuid(), // of identity: no foreign key; null while nobody is on it
    waitingSince: timestamp({ withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp({ withTimezone: true }),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('screenings_one_open_per_initiative').on(t.initiativeId).where(sql`closed_at is null`),
    index('screenings_of_initiative').on(t.initiativeId, t.waitingSince),
  ],
);

export const checks = [
  'EMAIL_VERIFIED',
  'REQUIRED_FIELDS',
  'OBJECTIVE',
  'KIND',
  'MATURITY',
  'UNIT',
  'LANGUAGE',
  'CONSENT',
  'LAWFUL',
  'NO_DUPLICATE',
] as const;

export const checklistItems = schema.table(
  'checklist_items',
  {
    screeningId: uuid()
      .notNull()
      .references(() => screenings.id, { onDelete: 'cascade' }),
    check: text({ enum: checks }).notNull(),
    automatic: boolean(), // null where the machine cannot tell
    answer: text({ enum: ['MET', 'NOT_MET'] }),
    note: text(),
  },
  (t) => [
    primaryKey({ name: 'checklist_items_one_per_check', columns: [t.screeningId, t.check] }),
    check('checklist_items_say_why_not', sql`${t.answer} is distinct from 'NOT_MET' or ${t.note} is not null`),
  ],
);

export const screeningDecisions = schema.table(
  'screening_decisions',
  {
    id: uuid().primaryKey().defaultRandom(),
    screeningId: uuid()
      .notNull()
      .unique('screening_decisions_one_per_screening')
      .references(() => screenings.id),
    initiativeId: uuid()
      .notNull()
      .references(() => initiatives.id),
    revisionId: uuid()
      .notNull()
      .references(() => revisions.id),
    outcome: text({ enum: ['VALID', 'REVISION_REQUESTED', 'DECLINED'] }).notNull(),
    reason: text(),
    duplicateOf: uuid().references(() => initiatives.id),
    decidedBy: uuid().notNull(), // of identity: no foreign key
    decidedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('screening_decisions_of_initiative').on(t.initiativeId),
    check('screening_decisions_say_why', sql`${t.outcome} = 'VALID' or ${t.reason} is not null`),
  ],
);

export type ScreeningRow = typeof screenings.$inferSelect;
export type ChecklistItemRow = typeof checklistItems.$inferSelect;
export type ScreeningDecisionRow = typeof screeningDecisions.$inferSelect;

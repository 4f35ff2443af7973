import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { initiatives } from '../initiative/initiative.table.ts';
import { schema } from '../schema.table.ts';

export const sectionKinds = [
  'PROBLEM',
  'SOLUTION',
  'RESULTS',
  'BENEFITS',
  'LESSONS',
  'LEADERSHIP',
  'REPLICATION',
] as const;

/** Text by heading; a heading without text has no entry. */
export type Sections = Partial<Record<(typeof sectionKinds)[number], string>>;
export type Translation = { title: string; summary: string; sections: Sections };
export type Contact = { name: string | null; position: string | null; email: string | null; phone: string | null };

/** The content of an initiative at one moment. Never changed once it was handed in. */
export const revisions = schema.table(
  'revisions',
  {
    id: uuid().primaryKey().defaultRandom(),
    initiativeId: uuid()
      .notNull()
      .references(() => initiatives.id, { onDelete: 'cascade' }),
    number: integer().notNull().default(1),
    state: text({ enum: ['WORKING', 'IN_SCREENING', 'CURRENT', 'SUPERSEDED', 'REFUSED'] })
      .notNull()
      .default('WORKING'),
    language: text({ enum: ['VI', 'EN'] })
      .notNull()
      .default('VI'),
    title: text().notNull().default(''),
    summary: text().notNull().default(''),
    sections: jsonb().$type<Sections>().notNull().default({}),
    translation: jsonb().$type<Translation>(), // into the other language
    maturity: text({ enum: ['IDEA', 'PILOT', 'DEPLOYED'] }),
    objectives: text({ enum: ['CITIZEN_INPUT', 'E_GOVERNANCE', 'SATISFACTION_360'] })
      .array()
      .notNull()
      .default([]),
    kinds: text({
      enum: ['NEW_PRODUCT', 'NEW_SERVICE', 'FEATURE_OR_PROCESS', 'ORGANIZATION', 'COMMUNICATION_CHANNEL'],
    })
      .array()
      .notNull()
      .default([]),
    unitIds: text().array().notNull().default([]), // of the era it was written in, where it comes from first
    currentUnitIds: text().array().notNull().default([]), // the same territory in today's units
    nationwide: boolean().notNull().default(false),
    beneficiaries: text(),
    beneficiaryCount: integer(),
    costAmount: bigint({ mode: 'number' }),
    costCurrency: text({ enum: ['VND', 'USD'] }),
    contact: jsonb().$type<Contact>(),
    changed: text().array().notNull().default([]), // names of the fields that differ from the revision before
    note: text(), // what its writer says of the change
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    publishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('revisions_one_per_number').on(t.initiativeId, t.number),
    unique('revisions_belong_to_one_initiative').on(t.initiativeId, t.id), // what the initiative's own keys point at
    index('revisions_by_unit').using('gin', sql`(${t.unitIds} || ${t.currentUnitIds})`),
    check('revisions_text_is_nfc', sql`${t.title} is nfc normalized and ${t.summary} is nfc normalized`),
    check(
      'revisions_sections_are_nfc',
      sql`${t.sections}::text is nfc normalized and coalesce(${t.translation}::text, '') is nfc normalized`,
    ),
    check('revisions_title_up_to_200', sql`char_length(${t.title}) <= 200`),
    check('revisions_summary_up_to_500', sql`char_length(${t.summary}) <= 500`),
    check('revisions_nationwide_or_units', sql`not (${t.nationwide} and cardinality(${t.unitIds}) > 0)`),
    check('revisions_cost_has_a_currency', sql`(${t.costAmount} is null) = (${t.costCurrency} is null)`),
    check('revisions_cost_is_not_negative', sql`${t.costAmount} >= 0`),
    check(
      'revisions_shown_ones_have_a_date',
      sql`${t.state} not in ('CURRENT', 'SUPERSEDED') or ${t.publishedAt} is not null`,
    ),
  ],
);

export type RevisionRow = typeof revisions.$inferSelect;

/** A revision without its sections, which are long and read only where they are asked for. */
export type RevisionHead = Omit<RevisionRow, 'sections' | 'translation'> & {
  translation: Omit<Translation, 'sections'> | null;
};

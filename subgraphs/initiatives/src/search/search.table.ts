import { sql } from 'drizzle-orm';
import { check, customType, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { initiatives } from '../initiative/initiative.table.ts';
import { schema } from '../schema.table.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What each published initiative is found by. Text is kept as written and folded: lower case, without marks. */
export const searchDocuments = schema.table(
  'search_documents',
  {
    initiativeId: uuid()
      .primaryKey()
      .references(() => initiatives.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    summary: text().notNull(),
    places: text().notNull(), // names of its units, in its own era and today
    body: text().notNull(), // sections and translation
    titleFold: text().generatedAlwaysAs(sql`initiatives.fold(title)`),
    summaryFold: text().generatedAlwaysAs(sql`initiatives.fold(summary)`),
    placesFold: text().generatedAlwaysAs(sql`initiatives.fold(places)`),
    titleDoc: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('initiatives.syllables', title), 'A') || setweight(to_tsvector('initiatives.syllables', initiatives.fold(title)), 'B')`,
    ),
    bodyDoc: tsvector().generatedAlwaysAs(
      sql`to_tsvector('initiatives.syllables', initiatives.fold(title || ' ' || summary || ' ' || places || ' ' || body))`,
    ),
  },
  (t) => [
    index('search_documents_title').using('gin', t.titleDoc),
    index('search_documents_body').using('gin', t.bodyDoc),
    index('search_documents_title_trigrams').using('gin', t.titleFold.op('gin_trgm_ops')),
    check(
      'search_documents_are_nfc',
      sql`${t.title} is nfc normalized and ${t.summary} is nfc normalized and ${t.places} is nfc normalized and ${t.body} is nfc normalized`,
    ),
  ],
);

/** Every syllable ever published, as written: what a typo is mended from. */
export const searchWords = schema.table(
  'search_words',
  {
    word: text().primaryKey(),
    fold: text().notNull(),
    documents: integer().notNull().default(1), // how often something with it was published
  },
  (t) => [index('search_words_by_fold').on(t.fold)],
);

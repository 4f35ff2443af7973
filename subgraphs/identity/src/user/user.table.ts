import { boolean, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identity } from '../schema.table.ts';

// The columns that better-auth writes keep its names.
export const users = identity.table('users', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  email: text().notNull().unique('users_one_per_email'), // in lower case, as better-auth stores it
  emailVerified: boolean().notNull().default(false),
  image: text(),
  unitId: text(), // an administrative unit of today, where the person lives or works
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export type UserRow = typeof users.$inferSelect;

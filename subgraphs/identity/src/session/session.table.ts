import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { identity } from '../schema.table.ts';
import { users } from '../user/user.table.ts';

const at = () => timestamp({ withTimezone: true });
const owner = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

// Written by better-auth, whose names they keep.
export const sessions = identity.table(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    token: text().notNull().unique('sessions_one_per_token'),
    expiresAt: at().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('sessions_of_user').on(t.userId)],
);

export const accounts = identity.table(
  'accounts',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: owner(),
    providerId: text().notNull(),
    accountId: text().notNull(),
    password: text(), // an scrypt hash
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: at(),
    refreshTokenExpiresAt: at(),
    scope: text(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [unique('accounts_one_per_provider').on(t.providerId, t.accountId), index('accounts_of_user').on(t.userId)],
);

export const verifications = identity.table(
  'verifications',
  {
    id: uuid().primaryKey().defaultRandom(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('verifications_by_identifier').on(t.identifier)],
);

/** Wrong passwords by account, so that guessing one is slowed down wherever it comes from. */
export const failedSignIns = identity.table(
  'failed_sign_ins',
  {
    email: text().notNull(),
    at: at().notNull().defaultNow(),
  },
  (t) => [index('failed_sign_ins_by_email').on(t.email, t.at)],
);

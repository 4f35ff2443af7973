import { migrations as identity, seedDemo as seedIdentity } from '@cpii/identity';
import { migrations as initiatives, seedDemo as seedInitiatives } from '@cpii/initiatives';
import { migrateDatabase, openDatabase, outboxMigrations } from '@cpii/kit';
import { migrations as reviews, seedDemo as seedReviews } from '@cpii/reviews';
import { sql } from 'drizzle-orm';

/** Every schema of the product, in one database. */
export const allMigrations = [outboxMigrations, identity, initiatives, reviews];

/** Brings the schemas up to date. */
export const migrate = (url: string) => migrateDatabase(url, allMigrations);

// Any number that nobody else locks on.
const SEED_LOCK = 7_202_613;

/** Fills an empty database with the demo, whole or not at all. Gives whether it did. */
export async function seedDemo(url: string): Promise<boolean> {
  const { db, close } = openDatabase(url, 'cpii seed');
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
      const seasons = await tx.execute<{ any: boolean }>(sql`select exists(select from initiatives.seasons) as any`);
      if ([...(seasons as Iterable<{ any: boolean }>)][0]!.any) return false;
      const { reviewerIds } = await seedIdentity(tx);
      const { seasonId, endorsed } = await seedInitiatives(tx);
      await seedReviews(tx, { seasonId, endorsed, reviewerIds });
      return true;
    });
  } finally {
    await close();
  }
}

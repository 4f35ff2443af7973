import type { Db } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import { failedSignIns } from './session.table.ts';

const LIMIT = 10;
const WINDOW_MINUTES = 15;

/** Seconds to wait before this account may be tried again; 0 when it may now. */
export async function secondsToWait(db: Db, email: string): Promise<number> {
  const [row] = await db
    .select({
      failures: sql<number>`count(*)::int`,
      wait: sql<number>`ceil(extract(epoch from min(${failedSignIns.at}) + make_interval(mins => ${WINDOW_MINUTES}) - now()))::int`,
    })
    .from(failedSignIns)
    .where(
      sql`${failedSignIns.email} = ${email} and ${failedSignIns.at} > now() - make_interval(mins => ${WINDOW_MINUTES})`,
    );
  return row && row.failures >= LIMIT ? row.wait : 0;
}

export async function recordFailure(db: Db, email: string) {
  await db.insert(failedSignIns).values({ email });
}

export async function forgetFailures(db: Db, email: string) {
  await db.delete(failedSignIns).where(sql`${failedSignIns.email} = ${email}`);
}

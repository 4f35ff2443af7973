import { type Db, demoId } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import { type PhaseKind, phases, seasons } from '../season/season.table.ts';

// First and last day, counted from the day the demo was made.
const days: Record<Exclude<PhaseKind, 'CLOSE'>, readonly [number, number]> = {
  PREPARE: [-60, -40],
  OPEN: [-40, 12],
  SCREEN: [-38, 20],
  REVIEW: [-2, 25],
  DISCUSS: [25, 32],
  FREEZE: [32, 33],
  PUBLISH: [33, 48],
  FULL_PROPOSAL: [48, 78],
  AWARD: [78, 92],
  IMPLEMENT: [92, 822],
};
const CUT_OFF_DAY = -3;

/** The demo season, in which submissions are open and review goes on, with phases that begin at midnight in Viet Nam. */
export async function seedSeason(tx: Db, now?: Date): Promise<{ seasonId: string; at: Date }> {
  const clock = now ? sql`${now.toISOString()}::timestamptz` : sql`now()`;
  const rows = await tx.execute<{ at: string; midnight: string; year: number }>(sql`
    select ${clock}::text as at, (date_trunc('day', ${clock}, 'Asia/Ho_Chi_Minh'))::text as midnight,
      extract(year from ${clock} at time zone 'Asia/Ho_Chi_Minh')::int as year`);
  const { at, midnight, year } = [...(rows as Iterable<{ at: string; midnight: string; year: number }>)][0]!;
  const day = (n: number) => new Date(Date.parse(midnight) + n * 86_400_000); // there is no summer time in Viet Nam
  const seasonId = demoId('season', 'demo');

  await tx.insert(seasons).values({
    id: seasonId,
    slug: String(year),
    name: `Mùa ${year} (minh họa)`,
    nameEn: `Season ${year} (illustration)`,
    cutOffAt: day(CUT_OFF_DAY),
  });
  await tx.insert(phases).values(
    Object.entries(days).map(([kind, [from, to]]) => ({
      seasonId,
      kind: kind as PhaseKind,
      startsAt: day(from),
      endsAt: day(to),
    })),
  );
  return { seasonId, at: new Date(at) };
}

import { inArray } from 'drizzle-orm';
import type { Context, Reader } from '../context.ts';
import { seasonPhases } from './facts.table.ts';

export function phasesOfSeasons({ db }: Pick<Reader, 'db'>, seasonIds: readonly string[]) {
  return db
    .select()
    .from(seasonPhases)
    .where(inArray(seasonPhases.seasonId, [...seasonIds]));
}

/** When a phase begins; null while that is not known. */
export async function phaseStart({ load }: Pick<Context, 'load'>, seasonId: string, kind: 'DISCUSS' | 'PUBLISH') {
  const phases = await load.phasesOfSeason.load(seasonId);
  return phases.find((phase) => phase.kind === kind)?.startsAt ?? null;
}

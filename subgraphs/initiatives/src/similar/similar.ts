import { uuids } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { Services } from '../context.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { revisions } from '../revision/revision.table.ts';
import { searchDocuments } from '../search/search.table.ts';

/** A published initiative and how alike it is, 0 to 1; `likeId` is what it is like. */
export type Similar = { likeId: string; id: string; likeness: number };

const AT_MOST = 20;
// Below this, texts share no more than the words that all of them have.
const ALIKE_FROM = 0.2;

// By trigrams of the folded title; a summary, where there is one, counts for a third.
const likeness = sql`(case when likely.summary = '' then similarity(${searchDocuments.titleFold}, initiatives.fold(likely.title))
  else 0.67 * similarity(${searchDocuments.titleFold}, initiatives.fold(likely.title))
    + 0.33 * similarity(${searchDocuments.summaryFold}, initiatives.fold(likely.summary)) end)`;

/** For each initiative the published ones like it, most alike first. One statement for any number. */
export async function similarToInitiatives({ db }: Services, ids: readonly string[]): Promise<Similar[]> {
  const rows = await db.execute<Similar>(sql`
    select likely.id as "likeId", other.id, other.likeness
    from (
      select ${initiatives.id}, ${revisions.title}, ${revisions.summary}
      from ${initiatives} join ${revisions} on ${revisions.id} = ${initiatives.workingRevisionId}
      where ${initiatives.id} = any(${sql.param(uuids(ids))}::uuid[])) likely
    cross join lateral (
      select ${searchDocuments.initiativeId} as id, ${likeness}::float as likeness from ${searchDocuments}
      where ${searchDocuments.initiativeId} <> likely.id and ${likeness} >= ${ALIKE_FROM}
      order by likeness desc, id limit ${AT_MOST}) other
    order by other.likeness desc, other.id`);
  return [...(rows as Iterable<Similar>)];
}

/** Published ones like a text that is being written, most alike first. */
export async function similarToText({ db }: Services, text: { title: string; summary?: string | null; first: number }) {
  const rows = await db.execute<Similar>(sql`
    select '' as "likeId", ${searchDocuments.initiativeId} as id, ${likeness}::float as likeness
    from ${searchDocuments}, (select ${text.title}::text as title, ${text.summary?.trim() ?? ''}::text as summary) likely
    where ${likeness} >= ${ALIKE_FROM} order by likeness desc, id limit ${text.first}`);
  return [...(rows as Iterable<Similar>)];
}

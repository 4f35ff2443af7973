import { administrativeUnit, currentUnitIds, type Db } from '@cpii/kit';
import { inArray, sql } from 'drizzle-orm';
import { initiatives } from '../initiative/initiative.table.ts';
import { type RevisionRow, revisions } from '../revision/revision.table.ts';
import { searchDocuments, searchWords } from './search.table.ts';

/** Makes published initiatives be found by their present text, in the transaction that publishes it. */
export async function index(tx: Db, initiativeIds: readonly string[]) {
  const shown = await tx
    .select({ revision: revisions })
    .from(revisions)
    .innerJoin(initiatives, sql`${initiatives.currentRevisionId} = ${revisions.id}`)
    .where(inArray(initiatives.id, [...initiativeIds]));
  if (shown.length === 0) return;
  await tx
    .insert(searchDocuments)
    .values(shown.map(({ revision }) => documentOf(revision)))
    .onConflictDoUpdate({
      target: searchDocuments.initiativeId,
      set: {
        title: sql`excluded.title`,
        summary: sql`excluded.summary`,
        places: sql`excluded.places`,
        body: sql`excluded.body`,
      },
    });
  // In the order of the words, so that two publications at once do not wait for one another in a circle.
  await tx.execute(sql`
    insert into ${searchWords} (word, fold, documents)
    select word, initiatives.fold(word), count(*)
    from ${searchDocuments}, unnest(to_tsvector('initiatives.syllables', concat_ws(' ', title, summary, places, body))) lexeme (word)
    where ${inArray(searchDocuments.initiativeId, [...initiativeIds])} and initiatives.fold(word) ~ '^[a-z]{2,30}$'
    group by word order by word
    on conflict (word) do update set documents = ${searchWords}.documents + excluded.documents`);
}

/** Makes an initiative be found no more. */
export const unindex = (tx: Db, initiativeId: string) =>
  tx.delete(searchDocuments).where(inArray(searchDocuments.initiativeId, [initiativeId]));

function documentOf({ initiativeId, title, summary, sections, translation, unitIds }: RevisionRow) {
  const units = [...new Set([...unitIds, ...currentUnitIds(unitIds)])].map((id) => administrativeUnit(id)!);
  const names = units.flatMap(({ name }) => [name.vi, name.en]);
  return {
    initiativeId,
    title,
    summary,
    places: [...new Set(names)].join(', ').normalize('NFC'),
    body: [
      ...Object.values(sections),
      translation?.title,
      translation?.summary,
      ...Object.values(translation?.sections ?? {}),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

import { invalid, problem } from '@cpii/kit';
import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../context.ts';
import { searchDocuments } from './search.table.ts';

/** A search as typed: its words in lower case, the last one perhaps unfinished. */
export type Search = { words: string[] };

/** Reads what was typed; null for no search. INVALID unless 2 to 200 characters. Letters and digits only, so no operator gets in. */
export function readSearch(typed: string | null | undefined): Search | null {
  const text = typed?.normalize('NFC').trim();
  if (!text) return null;
  if (text.length < 2 || text.length > 200) {
    throw invalid([
      problem(
        ['search'],
        'Nhập từ 2 đến 200 ký tự để tìm, ví dụ “phản ánh”.',
        'Type 2 to 200 characters, such as “phan anh”.',
      ),
    ]);
  }
  return { words: text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [] };
}

const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const tsquery = (words: readonly string[]) => `(${words.join(' & ')}:*)`;

/** What a search finds, and how well: the title first, with marks above without, then places, then the rest. */
export function searchSql({ words }: Search): { matches: SQL; rank: SQL } {
  if (words.length === 0) return { matches: sql`false`, rank: sql`0::numeric` };
  const folded = words.map(fold);
  const inTitle = sql`to_tsquery('initiatives.syllables', ${`${tsquery(words)} | ${tsquery(folded)}`})`;
  const inBody = sql`to_tsquery('initiatives.syllables', ${tsquery(folded)})`;
  const { title, titleDoc, titleFold, placesFold, bodyDoc } = searchDocuments;
  const phrase = folded.join(' ');
  return {
    matches: sql`(${titleDoc} @@ ${inTitle} or ${bodyDoc} @@ ${inBody})`,
    rank: sql`round((ts_rank('{0.1,0.2,0.6,1.0}', ${titleDoc}, ${inTitle})
      + (position(${words.join(' ')} in lower(${title})) > 0)::int
      + (position(${phrase} in ${titleFold}) > 0)::int
      + 0.5 * (position(${phrase} in ${placesFold}) > 0)::int
      + 0.1 * ts_rank(${bodyDoc}, ${inBody}))::numeric, 6)`,
  };
}

/**
 * The search with each unknown word replaced by the nearest one ever published, at most two letters away; null when nothing
 * changes. Who types without marks gets the mended word without them.
 */
export async function mendedSearch({ db }: Services, { words }: Search): Promise<Search | null> {
  const folded = words.map(fold);
  const rows = await db.execute<{ word: string | null }>(sql`
    select (
      select case when typed.word = typed.fold then known.fold else known.word end
      from initiatives.search_words known
      where length(typed.word) > 2 and length(known.fold) between length(typed.fold) - 1 and length(typed.fold) + 1
        and levenshtein_less_equal(known.fold, typed.fold, 2) <= 2
        and not exists (
          select from initiatives.search_words same
          where same.fold = typed.fold or (typed.place = ${words.length} and starts_with(same.fold, typed.fold)))
      order by levenshtein_less_equal(known.fold, typed.fold, 2) - (similarity(known.fold, typed.fold) > 0.3)::int * 0.5,
        case when typed.word <> typed.fold then levenshtein(known.word, typed.word) end,
        abs(length(known.fold) - length(typed.fold)), known.documents desc, known.word
      limit 1) as word
    from unnest(${sql.param(words)}::text[], ${sql.param(folded)}::text[]) with ordinality typed (word, fold, place)
    order by typed.place`);
  const mended = [...(rows as Iterable<{ word: string | null }>)].map(({ word }, n) => word ?? words[n]!);
  return mended.some((word, n) => word !== words[n]) ? { words: mended } : null;
}

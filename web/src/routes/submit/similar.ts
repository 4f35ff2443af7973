import type { Client } from '@urql/core';
import type { Card } from '#lib/card.ts';
import { language } from '#lib/words.ts';
import { SimilarQuery } from './documents.ts';

/** Published initiatives like a title, most alike first, so that nobody starts what exists. */
export async function similarTo(client: Client, title: string): Promise<Card[]> {
  const { data } = await client.query(SimilarQuery, { title, language: language() });
  return data?.similarInitiatives?.map(({ initiative }) => initiative) ?? [];
}

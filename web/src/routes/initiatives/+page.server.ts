import { error } from '@sveltejs/kit';
import { refused } from '#lib/errors.ts';
import { language } from '#lib/words.ts';
import { GalleryQuery, NothingQuery } from './documents.ts';
import { asVariables, readSearch } from './search.ts';

export async function load({ locals, url }) {
  const variables = { ...asVariables(readSearch(url.searchParams)), language: language() };
  const { data, error: failed } = await locals.client.query(GalleryQuery, variables);
  if (!data?.initiatives) error(failed?.graphQLErrors.length ? 400 : 503, failed ? refused(failed).sentence : '');
  return {
    found: data.initiatives,
    units: data.administrativeUnits ?? [],
    nothing: data.initiatives.totalCount ? undefined : (await locals.client.query(NothingQuery, variables)).data,
  };
}

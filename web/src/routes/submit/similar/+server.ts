import { json } from '@sveltejs/kit';
import { similarTo } from '../similar.ts';

/** What the page asks while a title is being typed. */
export async function GET({ locals, url }) {
  return json(await similarTo(locals.client, url.searchParams.get('title') ?? ''));
}

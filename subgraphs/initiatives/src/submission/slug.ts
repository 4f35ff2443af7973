import type { Db } from '@cpii/kit';
import { eq, sql } from 'drizzle-orm';
import { initiatives } from '../initiative/initiative.table.ts';

/** A name for addresses from a title: lower case, without marks, words joined by hyphens, at most 80 characters. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).reduce((sum, word) => (sum.length + word.length < 80 ? `${sum}-${word}` : sum), '');
  return slug.replace(/^-/, '') || 'sang-kien';
}

/** The provisional name of a draft, which tells nothing of it. */
export const draftSlug = (id: string) => `ban-nhap-${id.slice(-12)}`;

const ATTEMPTS = 1_000;

/** Gives an initiative its lasting name. The constraint refuses a taken one; then the next number is tried. */
export async function inLanguageAddresses(tx: Db, initiativeId: string, title: string) {
  const base = slugOf(title);
  const taken = await tx
    .select({ slug: initiatives.slug })
    .from(initiatives)
    .where(sql`${initiatives.slug} = ${base} or ${initiatives.slug} ~ ${`^${base}-[0-9]+$`}`);
  for (let n = taken.length; n < taken.length + ATTEMPTS; n++) {
    const slug = n === 0 ? base : `${base}-${n + 1}`;
    try {
      await tx.transaction((savepoint) =>
        savepoint.update(initiatives).set({ slug }).where(eq(initiatives.id, initiativeId)),
      );
      return;
    } catch (error) {
      if (!violates(error, 'initiatives_one_per_slug')) throw error;
    }
  }
  throw new Error(`No free name for ${base}.`);
}

const violates = (error: unknown, constraint: string) =>
  (error as { cause?: { constraint_name?: string } }).cause?.constraint_name === constraint;

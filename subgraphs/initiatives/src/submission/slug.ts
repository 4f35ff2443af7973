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
export const draftSlug = (id: string) => `ban-nhap-${id.slice(0, 8)}`;

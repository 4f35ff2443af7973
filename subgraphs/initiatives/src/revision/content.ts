import type { Language } from '@cpii/kit';
import { type RevisionHead, type RevisionRow, sectionKinds } from './revision.table.ts';

/** Title or summary in the language wanted, where it is translated, else in that of writing. */
export function textIn(revision: RevisionHead, name: 'title' | 'summary', language: Language | null | undefined) {
  const isTranslated = language && language !== revision.language;
  return (isTranslated && revision.translation?.[name]) || revision[name];
}

/** What is written, by heading, in the order of the form; in the language wanted where a heading is translated. */
export function sectionsIn(revision: RevisionRow, language: Language | null | undefined) {
  const isTranslated = language && language !== revision.language;
  const sections = { ...revision.sections, ...(isTranslated && revision.translation?.sections) };
  return sectionKinds.flatMap((kind) => (sections[kind] ? [{ kind, body: sections[kind] }] : []));
}

/** Languages it can be read in: that of writing first, the other when its title is translated. */
export function languagesOf({ language, translation }: RevisionHead): Language[] {
  if (!translation?.title) return [language];
  return language === 'VI' ? ['VI', 'EN'] : ['EN', 'VI'];
}

export const costOf = ({ costAmount, costCurrency }: RevisionHead) =>
  costAmount === null || costCurrency === null ? null : { amount: costAmount, currency: costCurrency };

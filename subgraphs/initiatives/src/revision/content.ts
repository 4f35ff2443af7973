import type { Language } from '@cpii/kit';
import { type RevisionRow, type Sections, sectionKinds } from './revision.table.ts';

/** Text in the language wanted, where there is a translation, else in that of writing. */
export function textIn(revision: RevisionRow, language: Language | null | undefined) {
  const { title, summary, sections, translation } = revision;
  if (!language || language === revision.language || !translation) return { title, summary, sections };
  return {
    title: translation.title || title,
    summary: translation.summary || summary,
    sections: { ...sections, ...translation.sections },
  };
}

/** Languages it can be read in: that of writing first, the other when its title is translated. */
export function languagesOf({ language, translation }: RevisionRow): Language[] {
  if (!translation?.title) return [language];
  return language === 'VI' ? ['VI', 'EN'] : ['EN', 'VI'];
}

/** What is written, by heading, in the order of the form. */
export const sectionList = (sections: Sections) =>
  sectionKinds.flatMap((kind) => (sections[kind] ? [{ kind, body: sections[kind] }] : []));

export const costOf = ({ costAmount, costCurrency }: RevisionRow) =>
  costAmount === null || costCurrency === null ? null : { amount: costAmount, currency: costCurrency };

import { allKinds, allMaturities, allObjectives, type SectionKind } from '#lib/words.ts';
import type { Fields, Stored } from './documents.ts';

/** The headings of the form: the first three are the story, the others help who reviews it. */
export const storySections = ['PROBLEM', 'SOLUTION', 'RESULTS'] as const satisfies SectionKind[];
export const moreSections = ['LEADERSHIP', 'LESSONS', 'REPLICATION'] as const satisfies SectionKind[];
const headings = [...storySections, ...moreSections];
type Heading = (typeof headings)[number];

/** The choice of no unit in particular, beside the ids of units. */
export const nationwide = 'nationwide';

/** The form as it is typed. */
export interface Draft {
  title: string;
  summary: string;
  language: 'VI' | 'EN';
  sections: Record<Heading, string>;
  maturity: string;
  objectives: string[];
  kinds: string[];
  unit: string;
  organization: string;
  beneficiaries: string;
  beneficiaryCount: string;
  contact: { name: string; position: string; email: string; phone: string };
}

const bySection = (body: (kind: Heading) => string) =>
  Object.fromEntries(headings.map((kind) => [kind, body(kind)])) as Draft['sections'];

/** What was typed, read from the form. Line ends become those of the API. */
export function draftOf(form: FormData): Draft {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  const all = (name: string) => form.getAll(name).map(String);
  return {
    title: text('title'),
    summary: text('summary'),
    language: text('language') === 'EN' ? 'EN' : 'VI',
    sections: bySection((kind) => text(`sections.${kind}`)),
    maturity: text('maturity'),
    objectives: all('objectives'),
    kinds: all('kinds'),
    unit: text('unitIds'),
    organization: text('organizationId'),
    beneficiaries: text('beneficiaries'),
    beneficiaryCount: text('beneficiaryCount'),
    contact: {
      name: text('contact.name'),
      position: text('contact.position'),
      email: text('contact.email'),
      phone: text('contact.phone'),
    },
  };
}

/** What is stored, as the form shows it. */
export function draftFrom(stored: Stored): Draft {
  const { title, summary, language, sections, contact, beneficiaryCount } = stored;
  return {
    title,
    summary,
    language,
    sections: bySection((kind) => sections.find((section) => section.kind === kind)?.body ?? ''),
    maturity: stored.maturity ?? '',
    objectives: stored.objectives,
    kinds: stored.kinds,
    unit: stored.nationwide ? nationwide : (stored.currentUnits[0]?.id ?? ''),
    organization: stored.organization?.id ?? '',
    beneficiaries: stored.beneficiaries ?? '',
    beneficiaryCount: beneficiaryCount === null ? '' : String(beneficiaryCount),
    contact: {
      name: contact?.name ?? '',
      position: contact?.position ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
    },
  };
}

/** A form to begin with: whom to write to is known, nothing else is chosen for anyone. */
export const emptyDraft = (language: 'VI' | 'EN', name: string, email: string, organization: string): Draft => ({
  title: '',
  summary: '',
  language,
  sections: bySection(() => ''),
  maturity: '',
  objectives: [],
  kinds: [],
  unit: '',
  organization,
  beneficiaries: '',
  beneficiaryCount: '',
  contact: { name, position: '', email, phone: '' },
});

const one = <Value extends string>(values: readonly Value[], typed: string) =>
  values.find((value) => value === typed) ?? null;
const some = <Value extends string>(values: readonly Value[], typed: string[]) =>
  values.filter((value) => typed.includes(value));

/** A number as people type it: 3333, 3.333, 3,333 or 3 333; null when it is none. */
export function wholeNumber(typed: string): number | null {
  const digits = typed.replaceAll(/[.,\s]/g, '');
  const value = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return value <= 2 ** 31 - 1 ? value : null;
}

/** The form as the API takes it: an emptied field is null, so that it is emptied there too. */
export const fieldsOf = (draft: Draft): Fields => ({
  title: draft.title,
  summary: draft.summary,
  language: draft.language,
  sections: headings.map((kind) => ({ kind, body: draft.sections[kind] })),
  maturity: one(allMaturities, draft.maturity),
  objectives: some(allObjectives, draft.objectives),
  kinds: some(allKinds, draft.kinds),
  unitIds: draft.unit && draft.unit !== nationwide ? [draft.unit] : [],
  nationwide: draft.unit === nationwide,
  organizationId: draft.organization || null,
  beneficiaries: draft.beneficiaries || null,
  beneficiaryCount: draft.beneficiaryCount ? wholeNumber(draft.beneficiaryCount) : null,
  contact: {
    name: draft.contact.name || null,
    position: draft.contact.position || null,
    email: draft.contact.email || null,
    phone: draft.contact.phone || null,
  },
});

/** The control that a path of the API speaks of: `fields.sections.1.body` is `sections.SOLUTION`. */
export function controlOf(path: string): string {
  const name = path.replace(/^fields\./, '');
  const section = /^sections\.(\w+)/.exec(name)?.[1];
  if (section) return `sections.${headings[Number(section)] ?? section}`;
  if (name === 'nationwide') return 'unitIds';
  return /^contact\./.test(name) ? name : name.split('.')[0]!;
}

import { administrativeUnit, atMost, currentUnitIds, type Problem, problem, tidy } from '@cpii/kit';
import type { ContactInput, InitiativeFields, SectionInput, TranslationInput } from '../generated/resolvers.ts';
import type { Contact, RevisionRow, Sections, Translation } from '../revision/revision.table.ts';

/** What people write, without what the system keeps about it. */
export type Content = Omit<
  RevisionRow,
  'id' | 'initiativeId' | 'number' | 'state' | 'changed' | 'note' | 'savedAt' | 'publishedAt'
>;

export const emptyContent: Content = {
  language: 'VI',
  title: '',
  summary: '',
  sections: {},
  translation: null,
  maturity: null,
  objectives: [],
  kinds: [],
  unitIds: [],
  currentUnitIds: [],
  nationwide: false,
  beneficiaries: null,
  beneficiaryCount: null,
  costAmount: null,
  costCurrency: null,
  contact: null,
};

/** The content after a change: a field left out stays, null empties it. Text is tidied and NFC. */
export function changedContent(before: Content, fields: InitiativeFields): Content {
  const { cost } = fields;
  const nationwide = fields.nationwide ?? (fields.unitIds?.length ? false : before.nationwide);
  const unitIds = fields.unitIds === undefined ? (nationwide ? [] : before.unitIds) : unique(fields.unitIds ?? []);
  return {
    language: fields.language ?? before.language,
    title: given(fields.title, before.title, text),
    summary: given(fields.summary, before.summary, text),
    sections: given(fields.sections, before.sections, (changes) => changedSections(before.sections, changes)),
    translation: given(fields.translation, before.translation, (t) => changedTranslation(before.translation, t)),
    maturity: given(fields.maturity, before.maturity, (maturity) => maturity ?? null),
    objectives: given(fields.objectives, before.objectives, (all) => unique(all ?? [])),
    kinds: given(fields.kinds, before.kinds, (all) => unique(all ?? [])),
    unitIds,
    currentUnitIds: currentUnitIds(unitIds),
    nationwide,
    beneficiaries: given(fields.beneficiaries, before.beneficiaries, tidy),
    beneficiaryCount: given(fields.beneficiaryCount, before.beneficiaryCount, (count) => count ?? null),
    costAmount: cost === undefined ? before.costAmount : (cost?.amount ?? null),
    costCurrency: cost === undefined ? before.costCurrency : (cost?.currency ?? null),
    contact: given(fields.contact, before.contact, contactOf),
  };
}

const given = <Value, Stored>(value: Value | undefined, before: Stored, read: (value: Value) => Stored) =>
  value === undefined ? before : read(value);

const text = (typed: string | null | undefined) => tidy(typed) ?? '';
const unique = <Value>(values: readonly Value[]) => [...new Set(values)];

function changedSections(before: Sections, changes: readonly SectionInput[] | null): Sections {
  if (!changes) return {};
  const all = { ...before, ...Object.fromEntries(changes.map(({ kind, body }) => [kind, text(body)])) };
  return Object.fromEntries(Object.entries(all).filter(([, body]) => body));
}

function changedTranslation(before: Translation | null, change: TranslationInput | null): Translation | null {
  if (!change) return null;
  const translation = {
    title: given(change.title, before?.title ?? '', text),
    summary: given(change.summary, before?.summary ?? '', text),
    sections: given(change.sections, before?.sections ?? {}, (all) => changedSections(before?.sections ?? {}, all)),
  };
  const empty = !translation.title && !translation.summary && Object.keys(translation.sections).length === 0;
  return empty ? null : translation;
}

function contactOf(typed: ContactInput | null): Contact | null {
  if (!typed) return null;
  const contact = {
    name: tidy(typed.name),
    position: tidy(typed.position),
    email: tidy(typed.email),
    phone: tidy(typed.phone),
  };
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}

const EMAIL = /^[^\s@<>()",;:]+@[^\s@.<>()",;:]+(\.[^\s@.<>()",;:]+)+$/;

/** Whether mail can be sent there, as far as its form tells. */
export const isEmail = (address: string) => address.length <= 254 && EMAIL.test(address);

/** Whatever cannot be stored as it is; a draft may be as unfinished as it likes. */
export function problemsOfFields(before: Content, content: Content, at: readonly string[]): Problem[] {
  const { translation, contact } = content;
  const fits = (limit: number, path: readonly string[], text: string | null | undefined) =>
    atMost(limit, [...at, ...path], text);
  const sectionsFit = (path: readonly string[], sections: Sections | undefined) =>
    Object.entries(sections ?? {}).flatMap(([kind, body]) => fits(10_000, [...path, kind], body));
  return [
    ...fits(200, ['title'], content.title),
    ...fits(500, ['summary'], content.summary),
    ...sectionsFit(['sections'], content.sections),
    ...fits(200, ['translation', 'title'], translation?.title),
    ...fits(500, ['translation', 'summary'], translation?.summary),
    ...sectionsFit(['translation', 'sections'], translation?.sections),
    ...fits(2_000, ['beneficiaries'], content.beneficiaries),
    ...fits(200, ['contact', 'name'], contact?.name),
    ...fits(200, ['contact', 'position'], contact?.position),
    ...fits(30, ['contact', 'phone'], contact?.phone),
    ...(contact?.email && !isEmail(contact.email) ? [notAnEmail([...at, 'contact', 'email'])] : []),
    ...(content.costAmount !== null && content.costAmount < 0 ? [negativeCost([...at, 'cost', 'amount'])] : []),
    ...problemsOfUnits(before, content, at),
  ];
}

const negativeCost = (path: readonly string[]) =>
  problem(path, 'Nhập chi phí từ 0 trở lên, ví dụ 50000000.', 'Enter 0 or more, such as 50000000.');

// New units are today's; one of the old division stays where it already is.
function problemsOfUnits(before: Content, { unitIds, nationwide }: Content, at: readonly string[]): Problem[] {
  if (nationwide && unitIds.length > 0) {
    return [
      problem(
        [...at, 'nationwide'],
        'Chọn tỉnh, thành hoặc chọn “toàn quốc”, không chọn cả hai.',
        'Choose units or say that it is nationwide, not both.',
      ),
    ];
  }
  return unitIds.flatMap((id, n) =>
    administrativeUnit(id)?.era === 'PROVINCES_34' || before.unitIds.includes(id)
      ? []
      : [
          problem(
            [...at, 'unitIds', String(n)],
            'Chọn một trong 34 tỉnh, thành hiện nay, ví dụ Lâm Đồng.',
            'Choose one of the 34 units of today, such as Lâm Đồng.',
          ),
        ],
  );
}

export const notAnEmail = (path: readonly string[]) =>
  problem(
    path,
    'Nhập đúng địa chỉ email, ví dụ ten@tinh.gov.vn.',
    'Enter an e-mail address, such as name@example.org.',
  );

const fieldNames: Record<Exclude<keyof Content, 'contact' | 'currentUnitIds' | 'costCurrency'>, string> = {
  title: 'title',
  summary: 'summary',
  sections: 'sections',
  language: 'language',
  translation: 'translation',
  maturity: 'maturity',
  objectives: 'objectives',
  kinds: 'kinds',
  unitIds: 'units',
  nationwide: 'nationwide',
  beneficiaries: 'beneficiaries',
  beneficiaryCount: 'beneficiaryCount',
  costAmount: 'cost',
};

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value)
        .map(([key, each]) => [key, sorted(each)] as const)
        .sort(([a], [b]) => a.localeCompare(b))
    : value;

/** Names of the fields that differ, as the API calls them. Of the contact nothing is told. */
export const changedFields = (before: Content, after: Content) =>
  Object.entries(fieldNames)
    .filter(([key]) => !same(before[key as keyof Content], after[key as keyof Content]))
    .map(([, name]) => name);

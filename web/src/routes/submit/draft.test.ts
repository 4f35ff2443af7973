import { expect, it } from 'vitest';
import { controlOf, draftOf, emptyDraft, fieldsOf, wholeNumber } from './draft.ts';

function typed(pairs: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return draftOf(form);
}

it('reads a number however it is typed, and knows what is none', () => {
  expect(['3333', '3.333', '3,333', '3 333'].map(wholeNumber)).toEqual([3333, 3333, 3333, 3333]);
  expect(['khoảng ba nghìn hộ', '-3', '99999999999', ''].map(wholeNumber)).toEqual([null, null, null, null]);
});

it('sends what was emptied as emptied, and nobody’s choice as no choice', () => {
  expect(fieldsOf(emptyDraft('VI', '', '', ''))).toEqual({
    title: '',
    summary: '',
    language: 'VI',
    sections: ['PROBLEM', 'SOLUTION', 'RESULTS', 'LEADERSHIP', 'LESSONS', 'REPLICATION'].map((kind) => ({
      kind,
      body: '',
    })),
    maturity: null,
    objectives: [],
    kinds: [],
    unitIds: [],
    nationwide: false,
    organizationId: null,
    beneficiaries: null,
    beneficiaryCount: null,
    contact: { name: null, position: null, email: null, phone: null },
  });
});

it('takes several answers where several are asked for, and a country for a unit', () => {
  const draft = typed([
    ['title', '  “Thôn số” ở Bát Xát '],
    ['sections.PROBLEM', 'Đường khó.\r\nTin đến chậm.'],
    ['objectives', 'SATISFACTION_360'],
    ['objectives', 'CITIZEN_INPUT'],
    ['objectives', 'FAME'],
    ['unitIds', 'nationwide'],
  ]);
  const fields = fieldsOf(draft);
  expect(fields.title).toBe('“Thôn số” ở Bát Xát');
  expect(fields.sections?.[0]).toEqual({ kind: 'PROBLEM', body: 'Đường khó.\nTin đến chậm.' });
  expect(fields.objectives).toEqual(['CITIZEN_INPUT', 'SATISFACTION_360']);
  expect([fields.unitIds, fields.nationwide]).toEqual([[], true]);
});

it.each([
  ['title', 'title'],
  ['fields.title', 'title'],
  ['fields.sections.1.body', 'sections.SOLUTION'],
  ['sections.RESULTS', 'sections.RESULTS'],
  ['fields.objectives.0', 'objectives'],
  ['fields.contact.email', 'contact.email'],
  ['nationwide', 'unitIds'],
  ['consentPublication', 'consentPublication'],
])('leads the problem at %s to the control %s', (path, control) => {
  expect(controlOf(path)).toBe(control);
});

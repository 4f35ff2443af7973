import { expect, test } from 'vitest';
import { languageFor, textIn } from './text.ts';

test.each([
  { header: undefined, language: 'vi' },
  { header: 'fr, *;q=0.5', language: 'vi' },
  { header: 'en-GB, vi;q=0.9', language: 'en' },
  { header: 'en;q=0.4, vi-VN;q=0.8', language: 'vi' },
  { header: 'en;q=0, pt', language: 'pt-BR' },
])('$header is answered in $language', ({ header, language }) => {
  expect(languageFor(header, ['vi', 'en', 'pt-BR'])).toBe(language);
});

test('a text is in the language, in its parent language, or in the first there is', () => {
  const text = { vi: 'Bảng', pt: 'Quadro' };

  expect([textIn('vi', text), textIn('pt-BR', text), textIn('en', text), textIn('en', 'Board')]).toEqual([
    'Bảng',
    'Quadro',
    'Bảng',
    'Board',
  ]);
});

import { expect, it } from 'vitest';
import { type Inline, markdown } from './markdown.ts';

/** The runs of a text of one paragraph on one line. */
const runs = (source: string): Inline[] => {
  const [block] = markdown(source);
  if (block?.kind !== 'paragraph') throw new Error('not a paragraph');
  return block.lines[0]!;
};

it('keeps paragraphs apart at empty lines and lines together within one', () => {
  expect(markdown('Một\nhai\n\nBa')).toEqual([
    { kind: 'paragraph', lines: [[{ text: 'Một' }], [{ text: 'hai' }]] },
    { kind: 'paragraph', lines: [[{ text: 'Ba' }]] },
  ]);
});

it('reads bullets and numbers as lists, also right after a line of text', () => {
  expect(markdown('Nguồn:\n- một\n- hai\n1. ba')).toEqual([
    { kind: 'paragraph', lines: [[{ text: 'Nguồn:' }]] },
    { kind: 'list', ordered: false, items: [[{ text: 'một' }], [{ text: 'hai' }]] },
    { kind: 'list', ordered: true, items: [[{ text: 'ba' }]] },
  ]);
});

it('makes links of Markdown links and of bare addresses, without the punctuation after them', () => {
  expect(runs('Xem [nguồn](https://huengaynay.vn/a?b=1) và https://fulbright.edu.vn/x.')).toEqual([
    { text: 'Xem ' },
    { text: 'nguồn', href: 'https://huengaynay.vn/a?b=1' },
    { text: ' và ' },
    { text: 'https://fulbright.edu.vn/x', href: 'https://fulbright.edu.vn/x' },
    { text: '.' },
  ]);
});

it.each([
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//evil.example)',
  '[x](/admin)',
  'javascript:alert(1)',
  '[x](https://)',
])('makes no link of %s', (source) => {
  expect(runs(source).every(({ href }) => href === undefined)).toBe(true);
});

it('leaves HTML as the characters that were typed', () => {
  expect(runs('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>' }]);
});

it('knows strong words and headings', () => {
  expect(markdown('## Kết quả\nRất **tốt** nhé')).toEqual([
    { kind: 'heading', lines: [[{ text: 'Kết quả' }]] },
    { kind: 'paragraph', lines: [[{ text: 'Rất ' }, { text: 'tốt', strong: true }, { text: ' nhé' }]] },
  ]);
});

it('loses no character of a plain text', () => {
  const text = '3 * 4 = 12; a_b; 50% [chưa rõ] (2019) **';
  expect(
    runs(text)
      .map(({ text }) => text)
      .join(''),
  ).toBe(text);
});

import fc from 'fast-check';
import { Lexer, Source, TokenKind } from 'graphql';
import { expect, test } from 'vitest';
import { oddTexts, validTexts } from '../testing/texts.ts';
import { advance, cursorOf, kinds } from './tokens.ts';

type Read = { tokens: (readonly [start: number, end: number])[]; comments: number; whole: boolean };

function read(text: string): Read {
  const cursor = cursorOf(text);
  const tokens: Read['tokens'] = [];
  while (advance(cursor) !== kinds.end) tokens.push([cursor.start, cursor.end]);
  return { tokens, comments: cursor.comments, whole: true };
}

/** As the parser reads it, up to a mistake. */
function readByLexer(text: string): Read {
  const lexer = new Lexer(new Source(text));
  const tokens: Read['tokens'] = [];
  let whole = true;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens.push([token.start, token.end]);
    }
  } catch {
    whole = false;
  }
  let comments = 0;
  for (let token = lexer.token.prev; token; token = token.prev) if (token.kind === TokenKind.COMMENT) comments += 1;
  return { tokens, comments, whole };
}

test('the tokens of a valid text are those of the parser', () => {
  fc.assert(
    fc.property(validTexts, (text) => {
      expect(read(text)).toEqual(readByLexer(text));
    }),
    { numRuns: 500 },
  );
});

test('the tokens of any text are those of the parser, up to where that finds a mistake', () => {
  let wholeTexts = 0;
  fc.assert(
    fc.property(oddTexts, (text) => {
      const { tokens, comments, whole } = readByLexer(text);
      const ours = read(text);
      expect(ours.tokens.slice(0, tokens.length)).toEqual(tokens);
      if (!whole) return;
      wholeTexts += 1;
      expect(ours).toEqual({ tokens, comments, whole });
    }),
    { numRuns: 5_000 },
  );
  expect(wholeTexts).toBeGreaterThan(100);
});

test.each([
  ['a string that does not end', '{ a(b: "c', 6],
  ['a string that ends at the end of the line', '"a\n"b"', 2],
  ['an escaped quote', String.raw`"\"" a`, 2],
  ['an escaped backslash', String.raw`"\\" a`, 2],
  ['a block that does not end', '"""a', 1],
  ['a block with an escaped end', String.raw`"""a \""" b""" c`, 2],
  ['an empty block', '"""""" a', 2],
  ['a quote after a block', '"""a""""', 2],
  ['numbers without a space', '1-2-3', 3],
  ['commas and a byte order mark', '\ufeff,a,,b,', 2],
  ['a comment to the end of the line, of any kind', '#a\rb#c\r\nd#e\nf#g', 3],
])('%s', (_, text, count) => {
  expect(read(text).tokens).toHaveLength(count);
});

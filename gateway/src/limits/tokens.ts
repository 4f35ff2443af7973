/** Where a scan of a text is: between `start` and `end` stands the token it came to last. */
export type Cursor = { readonly text: string; start: number; end: number; comments: number };

/** Kinds of tokens, by a character that stands for them; a punctuator stands for itself. */
export const kinds = { end: 0, spread: 0x2e, number: 0x30, name: 0x61, string: 0x22 } as const;

const [quote, backslash, newline, carriageReturn] = [0x22, 0x5c, 0x0a, 0x0d];

export function cursorOf(text: string): Cursor {
  return { text, start: 0, end: 0, comments: 0 };
}

/**
 * Moves to the next token and answers its kind, without an object for each as the parser makes them. Where the parser finds
 * a mistake this finds any token: it is for counting, and what it lets pass is parsed afterwards.
 */
export function advance(cursor: Cursor): number {
  const { text } = cursor;
  for (let at = cursor.end; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isIgnored(code)) continue;
    if (code === 0x23) {
      cursor.comments += 1;
      at = endOfLine(text, at + 1) - 1;
      continue;
    }
    cursor.start = at;
    if (isNameStart(code)) return endAt(cursor, endOfName(text, at + 1), kinds.name);
    if (code === quote) return endAt(cursor, endOfString(text, at), kinds.string);
    if (code === kinds.spread) return endAt(cursor, at + 3, kinds.spread);
    if (code === 0x2d || isDigit(code)) return endAt(cursor, endOfNumber(text, at + 1), kinds.number);
    return endAt(cursor, at + 1, code);
  }
  cursor.start = text.length;
  return endAt(cursor, text.length, kinds.end);
}

/** Whether the scan stands at this word. */
export function isWord({ text, start, end }: Cursor, word: string): boolean {
  return end - start === word.length && text.startsWith(word, start);
}

function endAt(cursor: Cursor, end: number, kind: number): number {
  cursor.end = end;
  return kind;
}

/** White space, commas and byte order marks. */
function isIgnored(code: number): boolean {
  return (
    code === 0x20 || code === newline || code === carriageReturn || code === 0x09 || code === 0x2c || code === 0xfeff
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isNameStart(code) || isDigit(code); code = text.charCodeAt(at)) at++;
  return at;
}

/** Digits, a point and an exponent, at most once: `1-2` is two numbers. */
function endOfNumber(text: string, from: number): number {
  let at = endOfDigits(text, from);
  if (text.charCodeAt(at) === 0x2e) at = endOfDigits(text, at + 1);
  if ((text.charCodeAt(at) | 0x20) !== 0x65) return at;
  const sign = text.charCodeAt(at + 1);
  return endOfDigits(text, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== newline && text.charCodeAt(at) !== carriageReturn) at++;
  return at;
}

function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) return endOfBlock(text, start + 3);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at += 1;
    else if (code === newline || code === carriageReturn) return at;
  }
  return text.length;
}

/** Past the next three quotes without a backslash before them. */
function endOfBlock(text: string, from: number): number {
  let at = text.indexOf('"""', from);
  while (at > from && text.charCodeAt(at - 1) === backslash) at = text.indexOf('"""', at + 3);
  return at < 0 ? text.length : at + 3;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sseReader } from './sse.ts';

function read(chunks: (Buffer | string)[], maxLength = 1_000) {
  const events: [string, string][] = [];
  const reader = sseReader(maxLength, (event, data) => events.push([event, data]));
  for (const chunk of chunks) reader(Buffer.from(chunk));
  return events;
}

test('an event has a name and data; comments, ids and one space after the colon are left out', () => {
  expect(read([': hello\n\nid: 7\nevent: next\ndata:  {"a":1}\n\nevent: complete\ndata:\n\n'])).toEqual([
    ['next', ' {"a":1}'],
    ['complete', ''],
  ]);
});

test('data of several lines is joined, and an event without a name is a message', () => {
  expect(read(['data: one\ndata: two\n\n'])).toEqual([['message', 'one\ntwo']]);
});

test('an event that was not finished is none', () => {
  expect(read(['event: next\ndata: 1\n'])).toEqual([]);
});

test('it does not matter how lines end nor where the stream is cut, even within a character', () => {
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  const cuts = fc.array(fc.nat({ max: 80 }), { maxLength: 12 });
  fc.assert(
    fc.property(ending, cuts, (end, cuts) => {
      const lines = ['event: next', 'data: Thiếu nữ bên hoa huệ', '', ':', '', 'event: complete', 'data: 🎨', '', ''];
      const bytes = Buffer.from(lines.join(end));
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((place, i) => bytes.subarray(places[i], place));

      expect(read(chunks)).toEqual([
        ['next', 'Thiếu nữ bên hoa huệ'],
        ['complete', '🎨'],
      ]);
    }),
  );
});

test('an event that is too long is refused while it is read, and a long stream of short ones is not', () => {
  const short = 'data: 12345\n\n';

  expect(read([short.repeat(100)], 20)).toHaveLength(100);
  expect(() => read(['data: ', '1234567890', '1234567890'], 20)).toThrow('more than 20 characters');
  expect(() => read(['data: 1\ndata: 2\ndata: 3\n'], 20)).toThrow('more than 20 characters');
});

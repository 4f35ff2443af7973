export interface Run {
  text: string;
  same: boolean;
}

const words = /[\p{L}\p{M}\p{N}]+/gu;
const wordsOf = (text: string) =>
  [...text.matchAll(words)].map(({ 0: word, index }) => ({ word: word.toLowerCase(), index }));

/** Three syllables in a row are a phrase; fewer are shared by any two texts. */
const length = 3;
const phrases = (list: { word: string }[]) =>
  list.slice(length - 1).map((_, at) =>
    list
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' '),
  );

/** A text cut into runs, marking the phrases that the other text has too. */
export function alike(text: string, other: string): Run[] {
  const known = new Set(phrases(wordsOf(other)));
  const own = wordsOf(text);
  const marked = new Set<number>();
  for (const [at, phrase] of phrases(own).entries())
    if (known.has(phrase)) for (let word = at; word < at + length; word++) marked.add(word);

  const runs: Run[] = [];
  let from = 0;
  for (let word = 0; word < own.length; word++) {
    if (!marked.has(word)) continue;
    let last = word;
    while (marked.has(last + 1)) last++;
    const begin = own[word]!.index;
    const end = own[last]!.index + own[last]!.word.length;
    runs.push({ text: text.slice(from, begin), same: false }, { text: text.slice(begin, end), same: true });
    from = end;
    word = last;
  }
  return [...runs, { text: text.slice(from), same: false }].filter((run) => run.text);
}

/** A text, or one for each language by its tag, such as `{ vi: …, en: … }`. */
export type Text = string | Readonly<Record<string, string>>;

/** The text in a language, in its parent language (pt for pt-BR), or else the first there is. */
export function textIn(language: string, text: Text): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text[primary(language)] ?? Object.values(text)[0] ?? '';
}

/** Of the languages offered the one that `accept-language` likes best; the first when it likes none. */
export function languageFor(acceptLanguage: string | undefined, offered: readonly [string, ...string[]]): string {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const exact = offered.find((language) => language.toLowerCase() === tag);
    const close = exact ?? offered.find((language) => primary(language) === primary(tag));
    if (close) return close;
  }
  return offered[0];
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

import { type RuruClientConfig, ruruHTML } from 'ruru/server';
import { hashOf } from './page/link.ts';
import type { Settings } from './page/settings.ts';
import { english, ownTexts, type Texts } from './page/texts.ts';
import { type Text, textIn } from './text.ts';

export type Question = {
  /** The heading it stands under, with others of the same. */
  group?: Text;
  title: Text;
  /** What it finds out, in a sentence. */
  explanation?: Text;
  query: string;
  variables?: Record<string, unknown>;
};

export type Page = {
  title: Text;
  language: string;
  languages: readonly string[];
  texts: Readonly<Record<string, Partial<Texts>>>;
  questions: readonly Question[];
  endpoint: string;
  /** Where the page is, and the folders of its files. */
  path: string;
  ruru: string;
  own: string;
  nonce: string;
};

/** GraphiQL between a list of ready questions and a foot bar. All words of ours are in the page's language. */
export function pageOf(page: Page): string {
  const { endpoint, language, ruru, own, nonce } = page;
  const title = textIn(language, page.title);
  const texts = textsIn(language, page.texts);
  const [first] = page.questions;
  const settings: Settings = { endpoint, texts, first: first ? asked(first) : { query: '' } };
  const html = ruruHTML({
    staticPath: ruru,
    endpoint,
    clientConfig: {} as RuruClientConfig, // its optional fields come from a package of types that ruru does not bring
    htmlParts: {
      titleTag: `<title>${escaped(title)}</title>`,
      metaTags: (tags) =>
        `${tags}\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n<link rel="icon" href="data:," />`,
      styleTags: (tags) => `${tags}\n<link rel="stylesheet" href="${own}page.css" />`,
      bodyContent: (content) =>
        `${header(title, texts, page)}\n<div id="middle">${panel(texts, page)}<main id="work">${content}</main></div>\n${foot(texts)}`,
      bodyInitScript: `<script type="module">
import { React, createRoot, Ruru } from ${inScript(`${ruru}ruru.js`)};
import { createClient } from ${inScript(`${own}graphql-ws/client.js`)};
import { start } from ${inScript(`${own}start.ts`)};
start({ React, createRoot, Ruru, createClient }, ${inScript(settings)});
</script>`,
    },
  });
  return html
    .replace('<html lang="en">', `<html lang="${escaped(language)}">`)
    .replaceAll('<script', `<script nonce="${nonce}"`);
}

function textsIn(language: string, given: Page['texts']): Texts {
  const primary = language.split('-')[0]!;
  return { ...english, ...(ownTexts[language] ?? ownTexts[primary]), ...(given[language] ?? given[primary]) };
}

function header(title: string, texts: Texts, { languages, language, path, questions }: Page): string {
  const list = questions.length > 0;
  const button = `<button type="button" id="questions-switch" aria-controls="questions" aria-expanded="false">${escaped(texts.questions)}</button>`;
  const links = languages.map((tag) => {
    const current = tag === language ? ' aria-current="true"' : '';
    const search = new URLSearchParams({ language: tag });
    return `<a href="${path}?${search}" lang="${escaped(tag)}" hreflang="${escaped(tag)}"${current}>${escaped(nameOf(tag))}</a>`;
  });
  const choice = `<nav id="languages" aria-label="${escaped(texts.language)}">${links.join('')}</nav>`;
  return `<header id="head"><h1>${escaped(title)}</h1>${list ? button : ''}${languages.length > 1 ? choice : ''}</header>`;
}

function panel(texts: Texts, { questions, language }: Page): string {
  if (questions.length === 0) return '';
  const groups = Map.groupBy(questions, ({ group = '' }) => textIn(language, group));
  const sections = [...groups].map(([heading, members]) => {
    const items = members.map((question) => {
      const explanation = question.explanation ? `<p>${escaped(textIn(language, question.explanation))}</p>` : '';
      return `<li><a href="${escaped(hashOf(asked(question)))}">${escaped(textIn(language, question.title))}</a>${explanation}</li>`;
    });
    return `<section>${heading ? `<h2>${escaped(heading)}</h2>` : ''}<ul>${items.join('')}</ul></section>`;
  });
  return `<nav id="questions" aria-label="${escaped(texts.questions)}">${sections.join('')}</nav>`;
}

function foot(texts: Texts): string {
  const t = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, escaped(text)])) as Texts;
  return `<footer id="foot">
<section id="plan" aria-label="${t.plan}" hidden><pre id="plan-text" tabindex="0"></pre></section>
<div id="row">
<p id="status" role="status"></p>
<p id="live" hidden><strong>${t.live}</strong> <span id="live-count"></span> <span id="live-time"></span> <button type="button" id="stop">${t.stop}</button></p>
<p id="cost" hidden><label for="cost-meter" id="cost-text"></label> <meter id="cost-meter" min="0"></meter></p>
<div id="acts">
<button type="button" id="plan-switch" aria-controls="plan" aria-expanded="false">${t.plan}</button>
<button type="button" id="csv" disabled aria-label="${t.downloadCsv}" title="${t.downloadCsv}">${t.csv}</button>
<button type="button" id="json" disabled aria-label="${t.downloadJson}" title="${t.downloadJson}">${t.json}</button>
<button type="button" id="copy">${t.copyLink}</button>
</div>
</div>
</footer>`;
}

function asked({ query, variables }: Question) {
  return { query, variables: variables ? JSON.stringify(variables, null, 2) : '' };
}

/** A language's name in itself. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import { afterAll, expect, test } from 'vitest';
import { serveLibrary } from './testing.ts';

const library = await serveLibrary({
  title: { vi: 'Hỏi thư viện', en: 'Ask the library' },
  languages: ['vi', 'en', 'fr'],
  texts: { fr: { questions: 'Questions prêtes' } },
  questions: async (language) => [
    {
      group: { vi: 'Đọc', en: 'Read' },
      title: { vi: 'Mọi tác phẩm', en: 'All <works>' },
      explanation: { vi: 'Mỗi dòng một tác phẩm.', en: 'One a row.' },
      query: '{ works { nodes { title } } }',
      variables: { language },
    },
  ],
});
afterAll(library.stop);

const visit = (language: string, search = '') =>
  fetch(`${library.url}${search}`, { headers: { 'accept-language': language } });

test('the page and its files come from here, under a policy that allows nothing else', async () => {
  const page = await visit('en');
  const html = await page.text();
  const paths = [...html.matchAll(/(?:from|href=|src=) ?"(\/[^"?]+)"/g)].map(([, path]) => path!);
  const files = await Promise.all(paths.map((path) => fetch(library.origin + path)));

  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(html).not.toMatch(/https?:\/\//);
  expect(new Set(paths)).toEqual(
    new Set([
      '/graphiql/static/ruru.js',
      '/graphiql/static/ruru.css',
      '/graphiql/page/page.css',
      '/graphiql/page/start.ts',
      '/graphiql/page/graphql-ws/client.js',
    ]),
  );
  expect(new Set(files.map(({ status }) => status))).toEqual(new Set([200]));
});

test.each(['/graphiql/static/ruru.js', '/graphiql/page/start.ts'])('%s is sent once', async (path) => {
  const file = await fetch(library.origin + path);
  const again = await fetch(file.url, { headers: { 'if-none-match': file.headers.get('etag') ?? '' } });

  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(again.status).toBe(304);
});

test('our modules reach the browser as JavaScript, and their tests do not', async () => {
  const [link, spec] = await Promise.all(
    ['link.ts', 'link.test.ts'].map((name) => fetch(`${library.url}/page/${name}`)),
  );
  const source = await link!.text();
  const module = (await import(
    `data:text/javascript,${encodeURIComponent(source)}`
  )) as typeof import('./page/link.ts');

  expect(module.hashOf({ query: '{a}' })).toBe('#query=%7Ba%7D');
  expect(spec!.status).toBe(404);
});

test('a page is in the language of the browser, or in the one chosen, and no other', async () => {
  const words = async (page: Promise<Response>) => {
    const html = await (await page).text();
    return [html.match(/<html lang="(.*?)"/)?.[1], html.match(/<h1>(.*?)</)?.[1], html.match(/switch".*?>(.*?)</)?.[1]];
  };

  expect(await words(visit('en-GB'))).toEqual(['en', 'Ask the library', 'Ready questions']);
  expect(await words(visit('de'))).toEqual(['vi', 'Hỏi thư viện', 'Câu hỏi có sẵn']);
  expect(await words(visit('en', '?language=vi'))).toEqual(['vi', 'Hỏi thư viện', 'Câu hỏi có sẵn']);
  expect(await words(visit('fr'))).toEqual(['fr', 'Hỏi thư viện', 'Questions prêtes']);
  expect(await words(visit('en', '?language="><script>'))).toEqual(['en', 'Ask the library', 'Ready questions']);
});

test('a question is a link under its heading, made for the language of the page', async () => {
  const html = await (await visit('en')).text();
  const variables = new URLSearchParams({ variables: '{\n  "language": "en"\n}' });

  expect(html).toContain('<h2>Read</h2>');
  expect(html).toContain('All &lt;works&gt;</a><p>One a row.</p>');
  expect(html).toContain(variables.toString());
});

test('nothing else is there, and nothing can be posted', async () => {
  const ask = (path: string, method = 'GET') => fetch(`${library.url}${path}`, { method }).then(({ status }) => status);

  expect(await ask('/static/none.js')).toBe(404);
  expect(await ask('/page/none.ts')).toBe(404);
  expect(await ask('/page/..%2Fgraphiql.ts')).toBe(404);
  expect(await ask('/elsewhere')).toBe(404);
  expect(await ask('', 'POST')).toBe(405);
});

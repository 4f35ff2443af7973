import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getStaticFile } from 'ruru/static';
import { createPageFiles } from './files.ts';
import type { Texts } from './page/texts.ts';
import { pageOf, type Question } from './page.ts';
import { languageFor, type Text } from './text.ts';

export type { Question, Text, Texts };

export type GraphiqlOptions = {
  title?: Text;
  /** Tags of the languages offered, the preferred one first. A page is in the one that the browser asks for, or was chosen. */
  languages?: readonly [string, ...string[]];
  /** Ready questions, in order; a function is asked at each visit, with the page's language. */
  questions?: readonly Question[] | ((language: string) => readonly Question[] | Promise<readonly Question[]>);
  /** The words of the page's own controls by language, for one that is not English or Vietnamese, or in place of ours. */
  texts?: Readonly<Record<string, Partial<Texts>>>;
};

const path = '/graphiql';
const ruru = `${path}/static/`;
const own = `${path}/page/`;

/** GraphiQL for people who ask: nothing on the page comes from another host. */
export function createGraphiql(options: GraphiqlOptions, endpoint: string) {
  const { title = 'GraphiQL', languages = ['en'], questions = [], texts = {} } = options;
  const pageFile = createPageFiles();

  async function sendPage(request: IncomingMessage, response: ServerResponse, chosen: string | null) {
    const language =
      languages.find((offered) => offered === chosen) ?? languageFor(request.headers['accept-language'], languages);
    const nonce = randomBytes(16).toString('base64');
    const html = pageOf({
      title,
      language,
      languages,
      texts,
      questions: typeof questions === 'function' ? await questions(language) : questions,
      endpoint,
      path,
      ruru,
      own,
      nonce,
    });
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
      'referrer-policy': 'same-origin',
    });
    response.end(html);
  }

  async function sendRuru(request: IncomingMessage, response: ServerResponse, urlPath: string) {
    const acceptEncoding = request.headers['accept-encoding'];
    const file = await getStaticFile({ staticPath: ruru, urlPath, acceptEncoding, disallowDevAssets: true });
    if (!file) return response.writeHead(404).end();
    send(request, response, file.content, { ...file.headers, 'cache-control': 'public, max-age=86400' });
  }

  function sendOwn(request: IncomingMessage, response: ServerResponse, name: string) {
    const file = pageFile(name);
    if (!file) return response.writeHead(404).end();
    send(request, response, file.body, { 'content-type': file.type, etag: file.etag, 'cache-control': 'no-cache' });
  }

  /** Answers a request for the page or one of its files. */
  return async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://gateway');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (url.pathname.startsWith(ruru)) return sendRuru(request, response, url.pathname);
    if (url.pathname.startsWith(own)) return sendOwn(request, response, url.pathname.slice(own.length));
    if (url.pathname !== path) return response.writeHead(404).end();
    return sendPage(request, response, url.searchParams.get('language'));
  };
}

type Headers = Record<string, string>;

function send(request: IncomingMessage, response: ServerResponse, body: string | Buffer, headers: Headers) {
  if (headers.etag && request.headers['if-none-match'] === headers.etag) {
    response.writeHead(304, { etag: headers.etag }).end();
    return;
  }
  response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' }).end(body);
}

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'", // the editor writes its styles as it goes
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

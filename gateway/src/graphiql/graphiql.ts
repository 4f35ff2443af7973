import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RuruClientConfig, ruruHTML } from 'ruru/server';
import { getStaticFile } from 'ruru/static';

export type Example = { title: string; query: string; variables?: Record<string, unknown> };

export type GraphiqlOptions = {
  title?: string;
  /** Ready questions, each a link on top that opens it in a tab of its own; a function is asked at each visit. */
  examples?: readonly Example[] | (() => Promise<readonly Example[]>);
  /** The language of the titles, for the page's `lang`. */
  language?: string;
};

const files = '/graphiql/static/';

/** GraphiQL with everything it needs from this server: nothing comes from another host. */
export function createGraphiql(
  { title = 'GraphiQL', examples = [], language = 'en' }: GraphiqlOptions,
  endpoint: string,
) {
  async function page(search: URLSearchParams, nonce: string) {
    const ready = typeof examples === 'function' ? await examples() : examples;
    const html = ruruHTML({
      staticPath: files,
      endpoint,
      subscriptionEndpoint: endpoint,
      clientConfig: {
        initialQuery: search.get('query') ?? ready[0]?.query,
        initialVariables: search.get('query') ? (search.get('variables') ?? '') : written(ready[0]?.variables),
        isHeadersEditorEnabled: true,
      } as RuruClientConfig, // its optional fields come from a package of types that ruru does not bring
      htmlParts: {
        titleTag: `<title>${escaped(title)}</title>`,
        metaTags: (tags) =>
          `${tags}\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n<link rel="icon" href="data:," />`,
        styleTags: (tags) => `${tags}\n<style>${style}</style>`,
        bodyContent: (content) => `${bar(title, ready)}\n${content}`,
      },
    });
    return html
      .replace('<html lang="en">', `<html lang="${escaped(language)}">`)
      .replaceAll('<script', `<script nonce="${nonce}"`);
  }

  /** Answers a request for the page or one of its files. */
  return async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://gateway');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return response.writeHead(405, { allow: 'GET, HEAD' }).end();

    if (url.pathname.startsWith(files)) {
      const acceptEncoding = request.headers['accept-encoding'];
      const file = await getStaticFile({
        staticPath: files,
        urlPath: url.pathname,
        acceptEncoding,
        disallowDevAssets: true,
      });
      if (!file) return response.writeHead(404).end();
      const headers = {
        ...file.headers,
        'cache-control': 'public, max-age=86400',
        'x-content-type-options': 'nosniff',
      };
      if (request.headers['if-none-match'] === file.headers.etag)
        return response.writeHead(304, { etag: file.headers.etag }).end();
      return response.writeHead(200, headers).end(file.content);
    }
    if (url.pathname !== '/graphiql') return response.writeHead(404).end();

    const nonce = randomBytes(16).toString('base64');
    const html = await page(url.searchParams, nonce);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
      'referrer-policy': 'same-origin',
    });
    return response.end(html);
  };
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

function bar(title: string, examples: readonly Example[]): string {
  const links = examples.map(({ title, query, variables }) => {
    const search = new URLSearchParams({ query, ...(variables ? { variables: written(variables) } : {}) });
    return `<a href="/graphiql?${escaped(search.toString())}">${escaped(title)}</a>`;
  });
  return `<nav id="examples" aria-label="${escaped(title)}"><strong>${escaped(title)}</strong>${links.join('')}</nav>`;
}

const style = `
  body { display: flex; flex-direction: column; height: 100vh; }
  #examples { display: flex; flex: none; gap: 1.25rem; align-items: center; overflow-x: auto; padding: .625rem 1rem; font: 15px/1.3 system-ui, sans-serif; white-space: nowrap; border-bottom: 1px solid #8884; }
  #examples a { color: inherit; text-underline-offset: .2em; }
  #ruru-root { flex: 1; min-height: 0; height: auto; }
  .graphiql-logo { display: none !important; }
`;

function written(variables: Record<string, unknown> | undefined): string {
  return variables ? JSON.stringify(variables, null, 2) : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

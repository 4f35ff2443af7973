import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

// HTTP that nobody means well: each with the status that refuses it.

export type AbusiveRequest = {
  name: string;
  method?: string;
  /** After `/graphql`. */
  search?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  status: number;
};

const me = '{ me { name } }';
const ask = JSON.stringify({ query: me });
const json = { 'content-type': 'application/json' };
const bare = '?query=%7B+me+%7B+name+%7D+%7D';
const wanted = { 'apollo-require-preflight': '1' };
const bomb = Buffer.alloc(20_000_000, ' ');

const methods: AbusiveRequest[] = [
  ...['PATCH', 'PROPFIND', 'OPTIONS', 'TRACE', 'HEAD'].map((method) => ({
    name: method,
    method,
    headers: wanted,
    status: 405,
  })),
  { name: 'DELETE without a stream', method: 'DELETE', status: 404 },
  {
    name: 'a mutation by GET',
    method: 'GET',
    search: '?query=mutation%7Bvote(artworkId:1)%7Bid%7D%7D',
    headers: wanted,
    status: 405,
  },
  {
    name: 'a subscription by GET',
    method: 'GET',
    search: '?query=subscription%7Bpopular%7Bversion%7D%7D',
    headers: wanted,
    status: 400,
  },
  { name: 'GET without a query', method: 'GET', headers: wanted, status: 400 },
  { name: 'GET with two queries', method: 'GET', search: `${bare}&query=%7Ba%7D`, headers: wanted, status: 400 },
  { name: 'GET with broken variables', method: 'GET', search: `${bare}&variables=%7B`, headers: wanted, status: 400 },
  {
    name: 'GET with a list of variables',
    method: 'GET',
    search: `${bare}&variables=%5B%5D`,
    headers: wanted,
    status: 400,
  },
  { name: 'GET with broken extensions', method: 'GET', search: `${bare}&extensions=x`, headers: wanted, status: 400 },
  { name: 'GET with a broken escape', method: 'GET', search: '?query=%FF%FE', headers: wanted, status: 400 },
];

const otherSites: AbusiveRequest[] = [
  { name: 'a link on another site', method: 'GET', search: bare, status: 400 },
  { name: 'an image on another site', method: 'GET', search: bare, headers: { accept: 'image/*' }, status: 400 },
  ...[
    'text/plain',
    'text/plain; charset=utf-8',
    'text/plain;application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'TEXT/PLAIN',
  ].map((type) => ({ name: `a form as ${type}`, headers: { 'content-type': type }, body: ask, status: 400 })),
  { name: 'a form without a type', body: ask, status: 400 },
  {
    name: 'a form of fields',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `query=${me}`,
    status: 400,
  },
  {
    name: 'a GET that claims to be a form',
    method: 'GET',
    search: bare,
    headers: { 'content-type': 'text/plain' },
    status: 400,
  },
  {
    name: 'an event stream of another site',
    method: 'GET',
    search: bare,
    headers: { accept: 'text/event-stream', origin: 'https://evil.example' },
    status: 403,
  },
  {
    name: 'an event stream by a form',
    headers: { accept: 'text/event-stream', 'content-type': 'text/plain' },
    body: ask,
    status: 415,
  },
  ...['__proto__', 'constructor', 'x'.repeat(1_000)].map((token) => ({
    name: `an event stream called ${token.slice(0, 20)}`,
    method: 'GET',
    headers: { accept: 'text/event-stream', 'x-graphql-event-stream-token': token },
    status: 404,
  })),
];

const types: AbusiveRequest[] = [
  ...['application/graphql', 'application/xml', 'application/jsonp', 'json', '*/*', 'application/json-patch+json'].map(
    (type) => ({ name: `a body as ${type}`, headers: { 'content-type': type }, body: ask, status: 400 }),
  ),
  ...['utf-16', 'utf-7', 'iso-8859-1', '"utf-32"', 'x'].map((charset) => ({
    name: `a body in ${charset}`,
    headers: { 'content-type': `application/json; charset=${charset}` },
    body: ask,
    status: 415,
  })),
  ...['text/plain', 'image/png', 'application/xml', 'nonsense'].map((accept) => ({
    name: `an answer as ${accept}`,
    headers: { ...json, accept },
    body: ask,
    status: 406,
  })),
  ...(
    [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['br', brotliCompressSync(Buffer.alloc(2_000_000))],
      ['zstd', Buffer.from('28b52ffd', 'hex')],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
      ['identity, gzip', gzipSync(ask)],
      ['nonsense', Buffer.from(ask)],
    ] as const
  ).map(([encoding, body]) => ({
    name: `a body packed by ${encoding}`,
    headers: { ...json, 'content-encoding': encoding },
    body,
    status: 415,
  })),
];

const nested = (open: string, count: number) => open.repeat(count);
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const bodies: AbusiveRequest[] = Object.entries<string | Buffer>({
  nothing: '',
  null: 'null',
  'a number': '1',
  'a text': '"{ me { name } }"',
  true: 'true',
  'an empty list': '[]',
  'an empty object': '{}',
  'a batch': `[${ask},${ask}]`,
  'a batch of a thousand': `[${Array(1_000).fill(ask).join()}]`,
  'a batch in a batch': `[[${ask}]]`,
  'half an object': '{"query":',
  'an object and more': `${ask}}`,
  'two objects': `${ask}${ask}`,
  'single quotes': "{'query':'{ me { name } }'}",
  'a comment': `// hello\n${ask}`,
  'a query that is a number': '{"query":1}',
  'a query that is a list': '{"query":["{ me { name } }"]}',
  'a query that is an object': '{"query":{"kind":"Document","definitions":[]}}',
  'an empty query': '{"query":""}',
  'a name that is a number': `{"query":"${me}","operationName":1}`,
  'variables as text': `{"query":"${me}","variables":"{}"}`,
  'variables as a list': `{"query":"${me}","variables":[]}`,
  'variables as a number': `{"query":"${me}","variables":0}`,
  'extensions as a list': `{"query":"${me}","extensions":[]}`,
  'a hash of another version': '{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"x"}}}',
  'a hash that is an object': '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":{}}}}',
  'a hash of another text': `{"query":"${me}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"__proto__"}}}`,
  'a query under __proto__': `{"__proto__":{"query":"${me}"}}`,
  'a query under constructor': `{"constructor":{"prototype":{"query":"${me}"}}}`,
  'two queries, the second unknown': `{"query":"${me}","query":"{ you }"}`,
  'a byte order mark': bytes([0xef, 0xbb, 0xbf], ask),
  'UTF-16': Buffer.from(`\ufeff${ask}`, 'utf16le'),
  'a byte that is no UTF-8': bytes('{"query":"{ me { name } }', [0xff], '"}'),
  'an overlong slash': bytes('{"query":"', [0xc0, 0xaf], '"}'),
  'half a character': bytes('{"query":"', [0xe1, 0xba], '"}'),
  'a surrogate in UTF-8': bytes('{"query":"', [0xed, 0xa0, 0x80], '"}'),
  'NUL bytes': Buffer.alloc(1_000),
  'lists in 100,000 lists': nested('[', 100_000),
  'objects in 100,000 objects': nested('{"a":', 100_000),
  'lists in 499,000 lists that end': nested('[', 499_000) + nested(']', 499_000),
  '90,000 variables': `{"query":"${me}","variables":{${Array.from({ length: 90_000 }, (_, n) => `"v${n}":1`).join()}}}`,
  'a number without end': `{"query":${'9'.repeat(900_000)}}`,
  'a number past all numbers': `{"query":"query ($n: Int) { artworks(first: $n) { totalCount } }","variables":{"n":1e999}}`,
}).map(([name, body]) => ({ name: `a body of ${name}`, headers: json, body, status: 400 }));

const large: AbusiveRequest[] = [
  {
    name: 'a body over the limit',
    headers: json,
    body: JSON.stringify({ query: me, pad: 'x'.repeat(1_000_000) }),
    status: 413,
  },
  { name: 'a body far over the limit', headers: json, body: Buffer.alloc(7_000_000, ' '), status: 413 },
  { name: 'a giant header', headers: { ...json, 'x-pad': 'x'.repeat(20_000) }, body: ask, status: 431 },
  { name: 'a giant cookie', headers: { ...json, cookie: 'a=b; '.repeat(5_000) }, body: ask, status: 431 },
  { name: 'a giant URL', method: 'GET', search: `?query=${'a'.repeat(20_000)}`, headers: wanted, status: 431 },
];

export const requests: readonly AbusiveRequest[] = [...methods, ...otherSites, ...types, ...bodies, ...large];

/** What no HTTP client would write: the bytes, and the status that refuses them. */
export type AbusiveBytes = { name: string; bytes: string | Buffer; status: number };

const post = (headers: string, body = '', line = 'POST /graphql HTTP/1.1') =>
  `${line}\r\nHost: museum.example\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;

export const raw: readonly AbusiveBytes[] = [
  { name: 'a chunk of no size', bytes: post('Transfer-Encoding: chunked', 'zz\r\n'), status: 400 },
  { name: 'a chunk of a negative size', bytes: post('Transfer-Encoding: chunked', '-1\r\n'), status: 400 },
  {
    name: 'a chunk of a size past all',
    bytes: post('Transfer-Encoding: chunked', `${'F'.repeat(17)}\r\n`),
    status: 400,
  },
  {
    name: 'a chunk longer than it says',
    bytes: post('Transfer-Encoding: chunked', '2\r\n{}x\r\n0\r\n\r\n'),
    status: 400,
  },
  {
    name: 'a giant chunk extension',
    bytes: post('Transfer-Encoding: chunked', `1;${'x'.repeat(20_000)}\r\n`),
    status: 413,
  },
  {
    name: 'two ways to say the length',
    bytes: post('Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
    status: 400,
  },
  { name: 'two lengths', bytes: post('Content-Length: 4\r\nContent-Length: 5', '{}'), status: 400 },
  { name: 'a length that is a word', bytes: post('Content-Length: many', '{}'), status: 400 },
  { name: 'a negative length', bytes: post('Content-Length: -1', '{}'), status: 400 },
  { name: 'an unknown transfer encoding', bytes: post('Transfer-Encoding: xchunked', '{}'), status: 400 },
  { name: 'chunks that are not last', bytes: post('Transfer-Encoding: chunked, gzip', '{}'), status: 400 },
  { name: 'a claim of 99 MB', bytes: post('Content-Length: 99000000'), status: 413 },
  { name: 'a header without a colon', bytes: post('Nonsense'), status: 400 },
  { name: 'a NUL in a header', bytes: post('X-A: a\0b\r\nContent-Length: 0'), status: 400 },
  { name: 'a space before the colon', bytes: post('X-A : b\r\nContent-Length: 0'), status: 400 },
  { name: 'no host', bytes: 'GET /graphql HTTP/1.1\r\n\r\n', status: 400 },
  { name: 'a version of HTTP to come', bytes: post('', '', 'POST /graphql HTTP/9.9'), status: 400 },
  { name: 'a method that is none', bytes: post('', '', 'ASK /graphql HTTP/1.1'), status: 400 },
  { name: 'a greeting of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
  { name: 'a greeting of TLS', bytes: Buffer.from('16030100c4010000c00303', 'hex'), status: 400 },
  { name: 'an expectation that is none', bytes: post('Expect: the-unexpected\r\nContent-Length: 0'), status: 417 },
  { name: 'a body that never comes', bytes: post('Content-Length: 100', '{"query"'), status: 408 },
  {
    name: 'a chunked body that never ends',
    bytes: post('Transfer-Encoding: chunked', '8\r\n{"query"\r\n'),
    status: 408,
  },
];

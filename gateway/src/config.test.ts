import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

function problemsOf(config: unknown): string[] {
  try {
    readConfig(JSON.stringify(config), {});
    return [];
  } catch (thrown) {
    return (thrown as Error).message.split('\n  ').slice(1);
  }
}

test('the configuration of the example is right', () => {
  const json = readFileSync(new URL('../example/gateway.json', import.meta.url), 'utf8');

  expect(readConfig(json, {})).toEqual(JSON.parse(json));
});

test('every option that there is can be given', () => {
  const config = {
    host: '127.0.0.1',
    subgraphs: {
      votes: {
        url: 'https://votes.example/graphql',
        subscriptions: { protocol: 'sse', url: 'https://votes.example/stream' },
        headers: { propagate: [{ matching: '^x-' }], set: { 'x-key': 'k' }, remove: ['x-debug'] },
        timeoutMs: 1,
        maxBytes: 1,
        maxEntities: 1,
        connections: 1,
        retry: false,
      },
    },
    headers: { propagate: ['authorization', { named: 'x-a', rename: 'x-b', default: 'c' }] },
    limits: { depth: 5, aliases: 5, directives: 5, tokens: 500, cost: 100, bytes: 1_000, timeoutMs: 5_000 },
    introspection: false,
    persisted: { file: 'operations.json', only: true, automatic: 0 },
    rate: { header: 'authorization', points: 1_000, seconds: 60 },
    share: true,
    cache: { maxEntries: 10, maxBytes: 1_000_000, defaultMaxAge: 5 },
    showPlans: true,
    serverTiming: true,
    graphiql: { title: 'Votes' },
    cors: { origins: ['https://pages.example'], credentials: true },
    errors: 'all',
    log: 'warn',
    drainMs: 0,
    metrics: false,
    traces: true,
  };

  expect(readConfig(JSON.stringify(config), {})).toEqual(config);
});

test('all that is wrong is said at once, each at its place', () => {
  const wrong = {
    hots: '127.0.0.1',
    subgraphs: { votes: { url: 'ftp://votes', timeoutMs: '5', subscriptions: { protocol: 'http' } } },
    headers: { propagate: ['host', { matching: '(' }, { rename: 'x-b' }], set: { 'x-key': '\u0024{KEY}' } },
    limits: { depth: 0 },
    cors: { origins: 'https://pages.example' },
    cache: {},
  };

  expect(problemsOf(wrong)).toEqual([
    expect.stringMatching(/^hots: there is no such option; there are host, subgraphs, /),
    'subgraphs.votes.url: a URL of http or https was expected, not "ftp://votes"',
    'subgraphs.votes.timeoutMs: a whole number from 1 was expected, not "5"',
    'subgraphs.votes.subscriptions.protocol: one of ws, sse was expected, not "http"',
    'headers.propagate[0]: a header that may be sent was expected, not "host"',
    'headers.propagate[1].matching: a regular expression was expected, not "("',
    'headers.propagate[2]: "named" with "rename" and "default", or "matching" alone was expected, not {"rename":"x-b"}',
    'headers.set.x-key: the environment has no KEY',
    'limits.depth: a whole number from 1 was expected, not 0',
    'cors.origins: one of * was expected, not "https://pages.example"',
    'cache: it needs "share": true, since what is kept is shared',
  ]);
});

test('what would refuse every request, or fail every fetch, is not right', () => {
  const headers = {
    propagate: [
      { named: 'x-a', default: 'tên' },
      { named: 'x-b', default: 'chợ' },
    ],
    set: { 'x key': 'k', 'x-lines': 'one\ntwo' },
  };

  expect(problemsOf({ persisted: { only: true }, headers })).toEqual([
    'headers.propagate[1].default: one line of Latin letters was expected',
    'headers.set.x-lines: one line of Latin letters was expected',
    'persisted: "only" needs a "file", or nothing at all would be answered',
  ]);
  expect(problemsOf({ headers: { set: { 'x key': 'k' } } })).toEqual([
    'headers.set: headers that may be sent was expected, not {"x key":"k"}',
  ]);
});

test('what is no object, or no JSON, is no configuration', () => {
  expect(problemsOf([])).toEqual(['the configuration: an object was expected, not []']);
  expect(() => readConfig('{ "host": ', {})).toThrow('The configuration is no JSON');
});

import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { applyRules, type HeaderRules, scopeBy } from './headers.ts';

const rulesOf = (rules: object, environment: Record<string, string> = {}) =>
  readConfig(JSON.stringify({ headers: rules }), environment).headers as HeaderRules;
const apply = (rules: object, client: Record<string, string>, environment?: Record<string, string>) =>
  applyRules([rulesOf(rules, environment)])(client);

test('headers are handed on by name, under another name, with a default, and by pattern', () => {
  const rules = {
    propagate: [
      'Authorization',
      { named: 'x-a', rename: 'x-b' },
      { named: 'x-language', default: 'vi' },
      { matching: '^x-tenant-' },
    ],
  };
  const client = { authorization: 'Bearer 1', cookie: 'secret', 'x-a': '2', 'x-tenant-id': '3', 'x-tenant-role': '4' };

  expect(apply(rules, client)).toEqual({
    authorization: 'Bearer 1',
    'x-b': '2',
    'x-language': 'vi',
    'x-tenant-id': '3',
    'x-tenant-role': '4',
  });
});

test('what is set stands above what the client sent, with variables of the environment; what is removed goes', () => {
  const rules = { propagate: [{ matching: '^x-' }], set: { 'X-Key': 'key \u0024{KEY}' }, remove: ['X-Debug'] };

  expect(apply(rules, { 'x-key': 'forged', 'x-debug': '1', 'x-other': '2' }, { KEY: 'k' })).toEqual({
    'x-key': 'key k',
    'x-other': '2',
  });
});

test('headers of a connection, of a body, and those that the client binds to its connection are never handed on', () => {
  const client = {
    connection: 'close, X-Hop',
    'keep-alive': 'timeout=5',
    'transfer-encoding': 'chunked',
    'sec-websocket-key': 'k',
    host: 'gateway',
    'content-length': '9',
    'x-hop': '1',
    'x-end-to-end': '2',
  };

  expect(apply({ propagate: [{ matching: '.' }] }, client)).toEqual({ 'x-end-to-end': '2' });
  expect(apply({ propagate: ['x-hop', 'x-end-to-end'] }, client)).toEqual({ 'x-end-to-end': '2' });
});

test('rules for all subgraphs come before those of one', () => {
  const all = rulesOf({ propagate: ['x-a'], set: { 'x-b': 'all' } });
  const one = rulesOf({ set: { 'x-b': 'one' }, remove: ['x-a'] });

  expect(applyRules([all, one])({ 'x-a': '1' })).toEqual({ 'x-b': 'one' });
  expect(applyRules([all, undefined])({ 'x-a': '1' })).toEqual({ 'x-a': '1', 'x-b': 'all' });
});

test('whoever no subgraph can tell apart has one scope, and nobody else has', () => {
  const scope = scopeBy([
    [rulesOf({ propagate: ['x-language', 'x-request-id'] })],
    [rulesOf({ propagate: [{ named: 'authorization', default: 'none' }] })],
  ]);
  const ann = { authorization: 'Bearer ann', 'x-language': 'vi', 'x-request-id': '1', 'user-agent': 'a' };

  expect(scope({ ...ann, 'x-request-id': '2', 'user-agent': 'b' })).toBe(scope(ann));
  expect(scope({ ...ann, authorization: 'Bearer bob' })).not.toBe(scope(ann));
  expect(scope({ ...ann, 'x-language': 'en' })).not.toBe(scope(ann));
  expect(scope({ authorization: 'none' })).toBe(scope({}));
});

import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { subgraphs, supergraphSdl } from '../testing/museum.ts';
import { apiSdl, compose } from './compose.ts';
import { createSnapshot } from './snapshot.ts';

test('subgraphs compose to a supergraph that names each of them', () => {
  const { supergraphSdl, hints } = compose(subgraphs);

  expect(hints).toEqual([]);
  for (const { name } of subgraphs) expect(supergraphSdl).toContain(`@join__graph(name: "${name}"`);
});

test('all that keeps subgraphs from composing is said at once', () => {
  const broken = [
    { name: 'one', sdl: 'type Query { a: Int @nope } type Thing { id: ID! }' },
    { name: 'two', sdl: 'type Query { b: Missing }' },
  ];

  expect(() => compose(broken)).toThrow(/INVALID_GRAPHQL: \[one\].*\n.*INVALID_GRAPHQL: \[two\]/s);
});

test.each([
  ['@authenticated', 'authenticated', 'type Query { a: Int @authenticated }'],
  ['@requiresScopes', 'requiresScopes', 'type Query { a: Int @requiresScopes(scopes: [["x"]]) }'],
  ['@policy', 'policy', 'type Query { a: Int @policy(policies: [["x"]]) }'],
  [
    '@context", "@fromContext',
    'context',
    'type Query { t: T } type T @key(fields: "id") @context(name: "c") { id: ID! x: Int u: U } type U @key(fields: "id") { id: ID! a(y: Int @fromContext(field: "$c { x }")): Int }',
  ],
])('a supergraph with %s is not served without it', (directives, feature, sdl) => {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "${directives}"])`;
  const { supergraphSdl } = compose([{ name: 'one', sdl: `${link}\n${sdl}` }]);

  expect(() => createSnapshot(supergraphSdl, {})).toThrow(new RegExp(`/${feature}/v0.1 is for: SECURITY`));
});

test('what clients see is a schema of its own: sorted, described, without the machinery', () => {
  const described = compose([{ name: 'one', sdl: 'type Query { "Second." b: Int "First." a: Int }' }]);

  expect(apiSdl(described.supergraphSdl)).toBe(
    'type Query {\n  """First."""\n  a: Int\n\n  """Second."""\n  b: Int\n}\n',
  );
  expect(apiSdl(supergraphSdl)).toBe(apiSdl(compose(subgraphs.toReversed()).supergraphSdl));
  expect(
    Object.keys(buildSchema(apiSdl(supergraphSdl)).getTypeMap()).filter((name) => name.startsWith('join__')),
  ).toEqual([]);
  expect(parse(apiSdl(supergraphSdl)).definitions.length).toBeGreaterThan(5);
});

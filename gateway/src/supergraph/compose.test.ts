import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { subgraphs, supergraphSdl } from '../testing/museum.ts';
import { apiSdl, compose } from './compose.ts';

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

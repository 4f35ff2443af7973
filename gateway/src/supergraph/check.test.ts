import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { supergraphSdl } from '../testing/museum.ts';
import { unanswerable } from './check.ts';
import { compose } from './compose.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@requires", "@external", "@shareable"])`;
const check = (sdls: Record<string, string>) => {
  const subgraphs = Object.entries(sdls).map(([name, sdl]) => ({ name, sdl: `${link}\n${sdl}` }));
  return unanswerable(parse(compose(subgraphs).supergraphSdl));
};

test('of a supergraph that can be answered nothing is said', () => {
  expect(unanswerable(parse(supergraphSdl))).toEqual([]);
});

test('a field with requirements needs a key that its subgraph resolves with fields of its own', () => {
  const said = check({
    hall: 'type Query { size: Int } type Exhibit @key(fields: "label") @key(fields: "number") { label: String! number: ID! era: String }',
    shop: 'type Query { featured: Exhibit } type Exhibit @key(fields: "label", resolvable: false) { label: String! era: String @external caption: String @requires(fields: "era") }',
  });

  expect(said).toEqual([
    'Exhibit.caption requires other fields in "shop", where no key of Exhibit is resolvable with fields of its own.',
  ]);
});

test('a field of an interface needs a type of it in a subgraph that answers the field', () => {
  const said = check({
    hall: 'type Query { first: Thing second: Work } interface Thing { id: ID } interface Work { id: ID } type Vase implements Work { id: ID @shareable }',
    shop: 'type Query { third: Thing } interface Thing { id: ID } type Card implements Thing { id: ID @shareable }',
  });

  expect(said).toEqual(['Query.first answers Thing, of which "hall" knows no type.']);
});

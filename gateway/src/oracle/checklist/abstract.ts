import { byKey, failing, fed2, type Suite } from './suite.ts';

const parts = [
  { __typename: 'Gear', id: 'g', teeth: 0, name: 'cog' },
  { __typename: 'Belt', id: 'b', metres: 0, name: null },
];

/** A workshop: the store knows gears and belts, the catalogue gears and springs. */
export const members: Suite = {
  about: 'abstract types whose members differ between subgraphs',
  parts: {
    store: {
      sdl: fed2(`
        type Query {
          parts: [Part] named: [Named!]! shared: Part @shareable any: Anything @shareable node(id: ID!): Node @shareable
        }
        union Part = Gear | Belt
        union Anything = Gear | Box
        interface Named { name: String }
        interface Node { id: ID! }
        type Gear implements Named & Node @key(fields: "id") { id: ID! name: String @shareable teeth: Int }
        type Belt implements Named @key(fields: "id") { id: ID! name: String metres: Int }
        type Box implements Named @shareable { name: String size: Int }`),
      resolvers: {
        Query: {
          parts: () => [...parts, null],
          named: () => [parts[0], { __typename: 'Box', name: 'box' }, parts[1]],
          shared: () => parts[0],
          any: () => ({ __typename: 'Box', name: 'box', size: 0 }),
          node: (_: unknown, { id }: { id: string }) => (id === 'g' ? parts[0] : null),
        },
        Gear: { __resolveReference: byKey(parts, 'id') },
        Belt: { __resolveReference: byKey(parts, 'id') },
      },
    },
    catalogue: {
      sdl: fed2(`
        type Query { shared: Part @shareable springs: [Part] any: Anything @shareable node(id: ID!): Node @shareable }
        union Part = Gear | Spring
        union Anything = Box
        interface Node { id: ID! page: Int }
        type Gear implements Node @key(fields: "id") { id: ID! page: Int name: String @shareable }
        type Belt @key(fields: "id") { id: ID! price: Int! }
        type Spring implements Node { id: ID! page: Int force: Float }
        type Box @shareable { name: String size: Int }`),
      resolvers: {
        Query: {
          shared: () => ({ __typename: 'Gear', id: 'g', page: 0, name: 'cog' }),
          springs: () => [
            { __typename: 'Spring', id: 's', page: 3, force: 0 },
            { __typename: 'Gear', id: 'g', page: 0 },
          ],
          any: () => ({ __typename: 'Box', name: 'box', size: 0 }),
          node: (_: unknown, { id }: { id: string }) => (id === 'g' ? { __typename: 'Gear', id, page: 0 } : null),
        },
        Gear: { __resolveReference: ({ id }: { id: string }) => ({ id, page: 0, name: 'cog' }) },
        Belt: { price: failing('no price') },
      },
    },
  },
  cases: [
    {
      it: 'answers each member with its own fields',
      query: '{ parts { ... on Gear { teeth page } ... on Belt { metres } } }',
      data: { parts: [{ teeth: 0, page: 0 }, { metres: 0 }, null] },
    },
    {
      it: 'keeps a fragment on a member from the subgraph that lacks it, and answers {}',
      query: '{ parts { ... on Spring { force } } }',
      data: { parts: [{}, {}, null] },
    },
    {
      it: 'serves the member that the other one lacks',
      query: '{ springs { ... on Spring { force page } ... on Belt { metres } ... on Gear { teeth } } }',
      data: { springs: [{ force: 0, page: 3 }, { teeth: 0 }] },
    },
    {
      it: 'joins both halves of a shared member',
      query: '{ shared { ... on Gear { teeth page name } ... on Belt { metres } ... on Spring { force } } }',
      data: { shared: { teeth: 0, page: 0, name: 'cog' } },
    },
    {
      it: 'knows types alone',
      query: '{ parts { __typename } }',
      data: { parts: [{ __typename: 'Gear' }, { __typename: 'Belt' }, null] },
      asks: ['store'],
    },
    {
      it: 'takes a fragment on an interface within a union',
      query: '{ parts { ... on Named { name } ... on Node { id } } }',
      data: { parts: [{ name: 'cog', id: 'g' }, { name: null }, null] },
    },
    {
      it: 'takes a fragment on a union within an interface',
      query: '{ named { ... on Part { ... on Gear { page } } name } }',
      data: { named: [{ page: 0, name: 'cog' }, { name: 'box' }, { name: null }] },
    },
    {
      it: 'answers an interface’s field that only one of the subgraphs puts on it',
      query: '{ node(id: "g") { id page } }',
      data: { node: { id: 'g', page: 0 } },
    },
    { it: 'answers null for a node that is not there', query: '{ node(id: "x") { id page } }', data: { node: null } },
    {
      it: 'answers a shared field by the member that both know',
      query: '{ any { ... on Box { size } ... on Gear { teeth } } }',
      data: { any: { size: 0 } },
    },
    {
      it: 'gives one response name to other fields of other types',
      query: '{ parts { ... on Gear { n: teeth } ... on Belt { n: metres } } }',
      data: { parts: [{ n: 0 }, { n: 0 }, null] },
    },
    {
      it: 'takes nested conditions that can never hold for nothing',
      query: '{ parts { ... on Gear { ... on Named { ... on Gear { teeth } } } } }',
      data: { parts: [{ teeth: 0 }, {}, null] },
    },
    {
      it: 'nulls the member whose non-null field failed, and no other',
      query: '{ parts { ... on Belt { price metres } ... on Gear { teeth } } }',
      data: { parts: [{ teeth: 0 }, null, null] },
      errors: ['parts.1.price'],
    },
  ],
};

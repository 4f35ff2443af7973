import { carried, fed2, type Suite } from './suite.ts';

const desks = [
  { __typename: 'Desk', id: '1', owner: { id: 'a' } },
  { __typename: 'Lamp', id: '2', owner: { id: 'b' } },
];
type Brought = { width?: number; name?: string; pets?: number };

/** Fields that require different things and meet in one request. */
export const requiredTogether: Suite = {
  about: '@requires of fields that are asked together',
  parts: {
    store: {
      sdl: fed2(`
        type Query { things: [Thing!]! sold: [Priced!]! }
        interface Thing { id: ID! owner: Owner }
        interface Priced { id: ID! }
        type Desk implements Thing & Priced @key(fields: "id") { id: ID! owner: Owner width(unit: Unit = CM): Int }
        type Table implements Priced @key(fields: "id") { id: ID! }
        type Lamp implements Thing @key(fields: "id") { id: ID! owner: Owner watts: Int }
        type Owner @key(fields: "id") { id: ID! name: String pets: Int }
        enum Unit { CM INCH }`),
      resolvers: {
        Query: { things: () => desks, sold: () => [desks[0], { __typename: 'Table', id: '3' }] },
        Desk: {
          __resolveReference: ({ id }: { id: string }) => desks.find((desk) => desk.id === id),
          width: (_: unknown, { unit }: { unit: string }) => (unit === 'CM' ? 100 : 40),
        },
        Owner: { __resolveReference: ({ id }: { id: string }) => ({ id }), name: () => '', pets: () => 0 },
      },
    },
    desk: {
      sdl: fed2(`
        interface Priced { id: ID! price: Int note: Int }
        type Desk implements Priced @key(fields: "id") {
          id: ID!
          width(unit: Unit = CM): Int @external
          price: Int @requires(fields: "width")
          note: Int @requires(fields: "width(unit: INCH)")
        }
        type Table implements Priced @key(fields: "id") { id: ID! price: Int note: Int }
        type Owner @key(fields: "id") {
          id: ID!
          name: String @external
          pets: Int @external
          hello: String @requires(fields: "name")
          fee: Int @requires(fields: "pets")
        }
        enum Unit { CM INCH }`),
      resolvers: {
        Desk: {
          __resolveReference: carried('id'),
          price: ({ width }: Brought) => width ?? -1,
          note: ({ width }: Brought) => width ?? -1,
        },
        Table: { __resolveReference: carried('id'), price: () => 0, note: () => 0 },
        Owner: {
          __resolveReference: carried('id'),
          hello: ({ name }: Brought) => (name === undefined ? 'missing' : `Hello ${name}`),
          fee: ({ pets }: Brought) => pets ?? -1,
        },
      },
    },
  },
  cases: [
    {
      it: 'keeps them apart on one type',
      query: '{ sold { ... on Desk { price note } } }',
      data: { sold: [{ price: 100, note: 40 }, {}] },
    },
    {
      it: 'keeps them apart when an interface has them',
      query: '{ sold { price note } }',
      data: {
        sold: [
          { price: 100, note: 40 },
          { price: 0, note: 0 },
        ],
      },
    },
    {
      it: 'keeps them apart when a fragment on the interface has one of them',
      query: '{ sold { note ...F } } fragment F on Priced { price again: price }',
      data: {
        sold: [
          { note: 40, price: 100, again: 100 },
          { note: 0, price: 0, again: 0 },
        ],
      },
    },
    {
      it: 'loses none for a place where only another one is asked',
      query: '{ things { owner { hello } ... on Desk { owner { fee } } } }',
      data: { things: [{ owner: { hello: 'Hello ', fee: 0 } }, { owner: { hello: 'Hello ' } }] },
    },
  ],
};

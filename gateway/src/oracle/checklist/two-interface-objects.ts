import { byKey, carried, fed2, type Suite } from './suite.ts';

const animals = [
  { __typename: 'Dog', id: '0', label: 'a dog' },
  { __typename: 'Cat', id: '1', label: '' },
];

/** A badge that requires a fee, that requires a label; badge and fee each belong to an interface object. */
export const twoInterfaceObjects: Suite = {
  about: 'interface objects of which one requires what the other one answers',
  parts: {
    badges: {
      sdl: fed2(`
        type Animal @interfaceObject @key(fields: "id") {
          id: ID! @shareable
          badge: String @requires(fields: "fee label")
          fee: String @external
          label: String! @external
        }`),
      resolvers: {
        Animal: {
          __resolveReference: carried('id'),
          badge: ({ fee, label }: { fee?: string; label?: string }) => JSON.stringify([fee, label]),
        },
      },
    },
    dogs: {
      sdl: fed2(`
        type Query { dogs: [Dog] }
        interface Animal { id: ID! label: String! }
        type Dog implements Animal @key(fields: "id") { id: ID! label: String! @shareable }`),
      resolvers: {
        Query: { dogs: () => animals.slice(0, 1) },
        Dog: { __resolveReference: byKey(animals, 'id') },
      },
    },
    fees: {
      sdl: fed2(`
        type Animal @interfaceObject @key(fields: "id") {
          id: ID! @shareable
          fee: String @requires(fields: "label")
          label: String! @external
        }`),
      resolvers: {
        Animal: { __resolveReference: carried('id'), fee: ({ label }: { label?: string }) => `for ${label}` },
      },
    },
    registry: {
      sdl: fed2(`
        type Query { animals: [Animal] }
        interface Animal @key(fields: "id") { id: ID! }
        type Dog implements Animal @key(fields: "id") { id: ID! }
        type Cat implements Animal @key(fields: "id") { id: ID! label: String! @shareable }`),
      resolvers: {
        Query: { animals: () => animals },
        Animal: {
          __resolveReference: byKey(animals, 'id'),
          __resolveType: ({ __typename }: { __typename: string }) => __typename,
        },
        Dog: { __resolveReference: byKey(animals, 'id') },
        Cat: { __resolveReference: byKey(animals, 'id') },
      },
    },
  },
  cases: [
    {
      it: 'are asked one after the other, from a type',
      query: '{ dogs { badge } }',
      data: { dogs: [{ badge: '["for a dog","a dog"]' }] },
    },
    {
      it: 'are asked one after the other, from the interface',
      query: '{ animals { badge } }',
      data: { animals: [{ badge: '["for a dog","a dog"]' }, { badge: '["for ",""]' }] },
    },
  ],
};

import { carried, failing, fed2, type Suite } from './suite.ts';

/** A mood that moves by and by, which the toys of a dog require by way of its years. */
export const overriddenInChain: Suite = {
  about: '@override of a field that is required by way of another one',
  parts: {
    old: {
      sdl: fed2('type Query { dogs: [Dog] } type Dog @key(fields: "id") { id: ID! mood: String @shareable }'),
      resolvers: {
        Query: { dogs: () => [{ id: '0' }, { id: '1' }] },
        Dog: { __resolveReference: carried('id'), mood: failing('this field has moved') },
      },
    },
    fresh: {
      sdl: fed2(`
        type Dog @key(fields: "id") {
          id: ID!
          mood: String @shareable @override(from: "old", label: "percent(100)")
          years: String @external
          toys: String @requires(fields: "years")
        }`),
      resolvers: {
        Dog: {
          __resolveReference: carried('id'),
          mood: ({ id }: { id: string }) => `mood ${id}`,
          toys: ({ years }: { years: string }) => `toys of ${years}`,
        },
      },
    },
    shared: {
      sdl: fed2('type Dog @key(fields: "id") { id: ID! mood: String @shareable }'),
      resolvers: { Dog: { __resolveReference: carried('id'), mood: ({ id }: { id: string }) => `mood ${id}` } },
    },
    years: {
      sdl: fed2(`
        type Dog @key(fields: "id") {
          id: ID!
          mood: String @external
          years: String @requires(fields: "mood")
        }`),
      resolvers: {
        Dog: {
          __resolveReference: carried('id'),
          years: ({ mood }: { mood: string }) => `years of ${mood}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'asks its owner',
      query: '{ dogs { toys } }',
      data: { dogs: [{ toys: 'toys of years of mood 0' }, { toys: 'toys of years of mood 1' }] },
    },
  ],
};

import { failing, fed2, type Suite } from './suite.ts';

const boxes = ['0', 'gone', 'broken', 'wrong', '1'].map((id) => ({ id }));
const answers: Record<string, unknown> = { '0': { id: '0', weight: 0 }, '1': { id: '1', weight: 1 }, gone: null };

/** A carrier that knows some of the boxes. */
export const lostEntities: Suite = {
  about: 'entities that a subgraph does not know',
  parts: {
    shop: {
      sdl: fed2(`
        type Query { boxes: [Box] strict: [Box!] gone: Box surely: Box! crates: [Crate] }
        type Box @key(fields: "id") { id: ID! }
        interface Crate { id: ID! }
        type Wood implements Crate @key(fields: "id") { id: ID! }
        type Steel implements Crate @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          boxes: () => boxes,
          strict: () => boxes.slice(0, 3),
          gone: () => ({ id: 'gone' }),
          surely: () => ({ id: 'gone' }),
          crates: () => [
            { __typename: 'Wood', id: '0' },
            { __typename: 'Steel', id: 'gone' },
            { __typename: 'Steel', id: '1' },
          ],
        },
      },
    },
    carrier: {
      sdl: fed2(`
        type Box @key(fields: "id") { id: ID! weight: Int label: String! parts: [Part!]! }
        type Part { name: String! }
        type Wood @key(fields: "id") { id: ID! rings: Int! }
        type Steel @key(fields: "id") { id: ID! grade: Int }`),
      resolvers: {
        Box: {
          async __resolveReference({ id }: { id: string }) {
            if (id === 'broken') return failing('no box')();
            return id in answers ? answers[id] : { id, weight: 'heavy' };
          },
          label: ({ id }: { id: string }) => `box ${id}`,
          parts: ({ id }: { id: string }) => (id === '1' ? [{ name: '' }] : []),
        },
        Wood: { __resolveReference: ({ id }: { id: string }) => ({ id }), rings: () => 0 },
        Steel: {
          __resolveReference: ({ id }: { id: string }) => (id === 'gone' ? null : { id }),
          grade: () => 3,
        },
      },
    },
  },
  cases: [
    {
      it: 'leaves null where it says null, and an error where it fails, each at its own place',
      query: '{ boxes { id weight } }',
      data: {
        boxes: [
          { id: '0', weight: 0 },
          { id: 'gone', weight: null },
          { id: 'broken', weight: null },
          { id: 'wrong', weight: null },
          { id: '1', weight: 1 },
        ],
      },
      errors: ['boxes.2', 'boxes.3.weight'],
    },
    {
      it: 'nulls those of whom a field is never null, with an error',
      query: '{ boxes { label } }',
      data: { boxes: [{ label: 'box 0' }, null, null, { label: 'box wrong' }, { label: 'box 1' }] },
      errors: ['boxes.1.label', 'boxes.2'],
    },
    {
      it: 'takes the list along where no member may be null',
      query: '{ strict { label } boxes { id } }',
      data: { strict: null, boxes },
      errors: ['strict.1.label', 'strict.2'],
    },
    {
      it: 'takes everything along where nothing may be null',
      query: '{ surely { parts { name } } }',
      data: null,
      errors: ['surely.parts'],
    },
    {
      it: 'asks nothing of what is not there any further',
      query: '{ gone { weight } }',
      data: { gone: { weight: null } },
    },
    {
      it: 'tells apart the types in one list',
      query: '{ crates { __typename ... on Wood { rings } ... on Steel { grade } } }',
      data: {
        crates: [
          { __typename: 'Wood', rings: 0 },
          { __typename: 'Steel', grade: null },
          { __typename: 'Steel', grade: 3 },
        ],
      },
    },
  ],
};

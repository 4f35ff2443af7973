import { byKey, carried, fed2, type Suite } from './suite.ts';

const pets = [
  { __typename: 'Cat', id: '0', name: '', lives: 0 },
  { __typename: 'Dog', id: '1', name: 'Rex', tricks: ['sit'] },
];
const [cat, dog] = pets;

/** A shelter: the house says `Cat` where the office says `Pet`, and of a type more than of its interface. */
export const narrowerTypes: Suite = {
  about: 'types that are told more exactly here than there',
  parts: {
    house: {
      sdl: fed2(`
        type Query { sleeper: Cat @shareable sleepers: [[Cat]] @shareable places: [Place!] box: Box }
        interface Pet @key(fields: "id") { id: ID! name: String }
        interface Friendly { friend: Guest }
        type Cat implements Pet & Friendly @key(fields: "id") { id: ID! name: String @shareable lives: Int friend: Dog }
        type Dog implements Pet & Friendly @key(fields: "id") { id: ID! name: String @shareable tricks: [String] friend: Cat }
        union Guest = Cat | Dog
        interface Place { guest: Guest }
        type Basket implements Place { guest: Cat! size: Int }
        type Kennel implements Place { guest: Dog roof: Boolean }
        type Box @key(fields: "code") { code: ID! first: Cat @shareable }`),
      resolvers: {
        Query: {
          sleeper: () => cat,
          sleepers: () => [[cat, null], null],
          places: () => [
            { __typename: 'Basket', guest: cat, size: 0 },
            { __typename: 'Kennel', guest: dog, roof: false },
            { __typename: 'Kennel', guest: null, roof: true },
          ],
          box: () => ({ code: 'b' }),
        },
        Box: { __resolveReference: carried('code'), first: () => cat },
        Pet: { __resolveReference: byKey(pets, 'id') },
        Cat: { __resolveReference: byKey(pets, 'id'), friend: () => dog },
        Dog: { __resolveReference: byKey(pets, 'id'), friend: () => cat },
      },
    },
    office: {
      sdl: fed2(`
        type Query { sleeper: Pet @shareable sleepers: [[Pet]] @shareable boxes: [Box] }
        interface Pet { id: ID! name: String fee: Int }
        type Cat implements Pet @key(fields: "id") { id: ID! name: String @shareable fee: Int }
        type Dog implements Pet @key(fields: "id") { id: ID! name: String @shareable fee: Int }
        type Box @key(fields: "code") { code: ID! first: Pet @shareable }`),
      resolvers: {
        Query: {
          sleeper: () => cat,
          sleepers: () => [[cat, null], null],
          boxes: () => [{ code: 'b' }],
        },
        Box: { __resolveReference: carried('code'), first: () => cat },
        Cat: { __resolveReference: carried('id'), fee: () => 0 },
        Dog: { __resolveReference: carried('id'), fee: () => 7 },
      },
    },
    notes: {
      sdl: fed2(`
        type Pet @key(fields: "id") @interfaceObject { id: ID! note: String }
        type Query { noted: [Pet] }`),
      resolvers: {
        Query: { noted: () => [{ id: '1' }] },
        Pet: { __resolveReference: carried('id'), note: ({ id }: { id: string }) => `note ${id}` },
      },
    },
  },
  cases: [
    {
      it: 'answers the interface’s fields of an object whose type nobody asked for',
      query: '{ sleeper { name } box { first { name } } }',
      data: { sleeper: { name: '' }, box: { first: { name: '' } } },
    },
    {
      it: 'knows its type, and what only one of both subgraphs says of it',
      query: '{ sleeper { __typename ... on Cat { lives } fee } sleepers { ... on Cat { lives } } }',
      data: { sleeper: { __typename: 'Cat', lives: 0, fee: 0 }, sleepers: [[{ lives: 0 }, null], null] },
    },
    {
      it: 'answers {} to a fragment on another type',
      query: '{ sleeper { ... on Pet { ... on Dog { tricks } } } }',
      data: { sleeper: {} },
    },
    {
      it: 'asks of an interface what its types say more exactly',
      query: '{ places { guest { __typename ... on Cat { lives } ... on Dog { tricks fee } } } }',
      data: {
        places: [
          { guest: { __typename: 'Cat', lives: 0 } },
          { guest: { __typename: 'Dog', tricks: ['sit'], fee: 7 } },
          { guest: null },
        ],
      },
    },
    {
      it: 'does so beyond an interface object',
      query: '{ noted { ... on Friendly { friend { ... on Cat { lives } } } note } }',
      data: { noted: [{ friend: { lives: 0 }, note: 'note 1' }] },
    },
    {
      it: 'takes a fragment for nothing on what the type’s own field cannot be',
      query: '{ places { ... on Basket { guest { ... on Guest { ... on Dog { tricks } } } } } }',
      data: { places: [{ guest: {} }, {}, {}] },
    },
  ],
};

import { carried, fed2, type Suite } from './suite.ts';

const byId = { __resolveReference: carried('id') };
const typed = (type: string) => ({ ...byId, __resolveType: () => type });

/** An interface object that says what is there and cannot be come back to. */
export const closedInterfaceObjects: Suite = {
  about: 'an interface object whose key is not resolvable',
  parts: {
    lists: {
      sdl: fed2(`
        type Query { things: [Thing!]! }
        type Thing @interfaceObject @key(fields: "id", resolvable: false) { id: ID! place: Int }`),
      resolvers: {
        Query: {
          things: () => [
            { id: '0', place: 0 },
            { id: '', place: 1 },
          ],
        },
        Thing: {
          __resolveReference: () => {
            throw new Error('lists resolves no thing');
          },
        },
      },
    },
    zoo: {
      sdl: fed2(`
        interface Thing @key(fields: "id") { id: ID! }
        type Cat implements Thing @key(fields: "id") { id: ID! lives: Int }
        type Dog implements Thing @key(fields: "id") { id: ID! }`),
      resolvers: {
        Thing: { ...byId, __resolveType: ({ id }: { id: string }) => (id === '' ? 'Cat' : 'Dog') },
        Cat: { ...byId, lives: () => 9 },
        Dog: byId,
      },
    },
  },
  cases: [
    {
      it: 'is not asked again for what it says, once the type is known',
      query: '{ things { ... on Cat { name: id place lives } ... on Dog { id } } }',
      data: { things: [{ id: '0' }, { name: '', place: 1, lives: 9 }] },
      asks: ['lists', 'zoo'],
    },
  ],
};

/** One list that two subgraphs know, to one of which its members are of no type. */
export const sharedWithInterfaceObjects: Suite = {
  about: 'a list shared with a subgraph that knows an interface object',
  parts: {
    cats: {
      sdl: fed2(`
        type Query { things: [Thing!]! @shareable }
        interface Thing { id: ID! }
        type Cat implements Thing @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: { things: () => [{ id: '0' }] },
        Thing: { __resolveType: () => 'Cat' },
        Cat: byId,
      },
    },
    votes: {
      sdl: fed2(`
        type Query { things: [Thing!]! @shareable }
        type Thing @interfaceObject @key(fields: "id") { id: ID! votes: Int }`),
      resolvers: { Query: { things: () => [{ id: '0' }] }, Thing: { ...byId, votes: () => 0 } },
    },
    dogs: {
      sdl: fed2(`
        interface Thing @key(fields: "id") { id: ID! }
        type Cat implements Thing @key(fields: "id") { id: ID! }
        type Dog implements Thing @key(fields: "id") { id: ID! bark: String }`),
      resolvers: { Thing: typed('Cat'), Cat: byId, Dog: { ...byId, bark: () => 'wau' } },
    },
  },
  cases: [
    {
      it: 'is planned where a type cannot be in one of them',
      query: '{ things { ... on Cat { votes } ... on Dog { bark votes } } }',
      data: { things: [{ votes: 0 }] },
    },
    {
      it: 'is planned where nothing else is asked',
      query: '{ things { ... on Dog { bark } } }',
      data: { things: [{}] },
    },
  ],
};

const { votes, cats, dogs } = sharedWithInterfaceObjects.parts as Record<string, Suite['parts'][string]>;

/** The same, where the planner meets the interface object first. */
export const interfaceObjectsShared: Suite = {
  about: 'an interface object that is shared with a list',
  parts: { ballots: votes!, cats: cats!, dogs: dogs! },
  cases: sharedWithInterfaceObjects.cases,
};

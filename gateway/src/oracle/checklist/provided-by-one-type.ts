import { carried, fed2, type Suite } from './suite.ts';

type Tag = { code: string; note: string };

/** Tags of cats come with their size; for those of dogs its requirement is fetched. */
const suite = (about: string, onDog: string, cases: Suite['cases']): Suite => ({
  about: `what one type provides and another one does not, ${about}`,
  parts: {
    zoo: {
      sdl: fed2(`
        type Query { pets: [Pet] }
        interface Pet { name: String }
        type Cat implements Pet { name: String tags: [Tag!] @provides(fields: "size") }
        type Dog implements Pet ${onDog} { name: String tags: [Tag!] }
        type Tag @key(fields: "code") { code: ID! note: String size: Int @external }`),
      resolvers: {
        Query: {
          pets: () => [
            { __typename: 'Cat', tags: [{ code: '0', size: 0 }] },
            { __typename: 'Dog', tags: [{ code: '1', note: 'n' }] },
          ],
        },
      },
    },
    farm: {
      sdl: fed2(`
        interface Pet { tags: [Tag!] }
        type Cow implements Pet ${onDog} { name: String tags: [Tag!] }
        type Tag @key(fields: "code", resolvable: false) { code: ID! }`),
      resolvers: {},
    },
    tags: {
      sdl: fed2(`
        type Tag @key(fields: "code") {
          code: ID!
          note: String @external
          title: String
          size: Int @shareable @requires(fields: "note")
        }`),
      resolvers: {
        Tag: {
          __resolveReference: carried('code'),
          title: ({ code }: Tag) => `tag ${code}`,
          size: ({ note }: Tag) => note.length,
        },
      },
    },
  },
  cases,
});

const cat = { tags: [{ title: 'tag 0', size: 0 }] };
const query = '{ pets { tags { title size } } }';

export const providedByOneType = suite('both seen', '', [
  { it: 'does not lose what needs neither', query, data: { pets: [cat, { tags: [{ title: 'tag 1', size: 1 }] }] } },
]);

export const providedBesideHidden = suite('of which one is hidden', '@inaccessible', [
  { it: 'does not lose what needs neither', query, data: { pets: [cat, null] }, errors: ['pets.1'] },
]);

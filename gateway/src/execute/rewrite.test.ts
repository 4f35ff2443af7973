import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { typeFacts } from '../supergraph/facts.ts';
import { rewriteBy } from './rewrite.ts';

const sdl = 'type Query { things: [Thing] } interface Thing { id: ID } type Bee implements Thing { id: ID }';
const rename = rewriteBy(
  [{ kind: 'KeyRenamer', path: ['things', '... on Bee', 'rank__alias_0'], renameKeyTo: 'rank' }],
  typeFacts(buildSchema(sdl), parse(sdl)),
)!;

test('a field asked of an interface and, under an alias, of a type keeps what either was asked for', () => {
  const answer = {
    things: [
      { __typename: 'Bee', rank: [{ next: 0 }, null], rank__alias_0: [{ code: '' }, null] },
      { __typename: 'Bee', rank__alias_0: null },
    ],
  };

  rename(answer);

  expect(answer).toEqual({
    things: [
      { __typename: 'Bee', rank: [{ next: 0, code: '' }, null] },
      { __typename: 'Bee', rank: null },
    ],
  });
});

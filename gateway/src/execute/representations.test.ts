import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { typeFacts } from '../supergraph/facts.ts';
import { representationsFor } from './representations.ts';

const field = (name: string): QueryPlanSelectionNode => ({ kind: 'Field', name });
const requires: QueryPlanSelectionNode[] = [
  { kind: 'InlineFragment', typeCondition: 'Dog', selections: ['__typename', 'id', 'code', 'age'].map(field) },
];
const fetch: FetchNode = {
  kind: 'Fetch',
  serviceName: 'kennel',
  operation: '',
  operationName: undefined,
  operationKind: 'query' as never,
  requires,
};

const types = typeFacts(
  buildSchema('type Query { dogs: [Dog] } type Dog { id: ID code: ID age: Int }'),
  parse(
    'type Dog @join__type(graph: KENNEL, key: "id") @join__type(graph: KENNEL, key: "code") { id: ID code: ID age: Int }',
  ),
);

function sent(needs: string[], ...dogs: object[]) {
  const rules = { at: '.dogs', known: new Map(), graph: 'KENNEL', types, synthetic: new Map() };
  const write = representationsFor({ ...rules, fetch: { ...fetch, needs: new Map([['Dog', needs]]) } });
  return write(dogs.map((dog) => ({ __typename: 'Dog', ...dog })))?.texts.map((text) => JSON.parse(text));
}

test('an entity is sent with one of its keys, whichever it has, and without what nobody needs', () => {
  expect(sent([], { id: '0', code: 'a', age: 1 }, { id: '1' }, { code: '', age: null }, { age: 3 })).toEqual([
    { __typename: 'Dog', id: '0', code: 'a', age: 1 },
    { __typename: 'Dog', id: '1' },
    { __typename: 'Dog', code: '', age: null },
  ]);
});

test('one that lacks what is needed is not sent', () => {
  expect(sent(['age'], { id: '0', age: 0 }, { id: '1' }, { code: 'c', age: null })).toEqual([
    { __typename: 'Dog', id: '0', age: 0 },
    { __typename: 'Dog', code: 'c', age: null },
  ]);
});

import type { PlanNode } from '@apollo/query-planner';
import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from '../supergraph/compose.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { typesAsking } from './asking.ts';
import { orderFetches } from './order.ts';
import { planOperation } from './plan.ts';

const fed2 = (sdl: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"]) ${sdl}`;

const { supergraphSdl } = compose([
  {
    name: 'events',
    sdl: fed2(`
      type Query { ok: Boolean }
      type Subscription { changed: [Animal!] }
      interface Animal { name: String }
      type Ant implements Animal @key(fields: "id") { id: ID! name: String @external }
      type Cat implements Animal @key(fields: "code") { code: ID! name: String @external }`),
  },
  { name: 'codes', sdl: fed2('type Cat @key(fields: "code") @key(fields: "id") { code: ID! id: ID! }') },
  {
    name: 'names',
    sdl: fed2(`
      type Ant @key(fields: "id") { id: ID! name: String }
      type Cat @key(fields: "id") { id: ID! name: String }`),
  },
]);

/** Who is asked in turn, and who together. */
function told(node: PlanNode | undefined): unknown {
  if (node?.kind === 'Flatten') return told(node.node);
  if (node?.kind === 'Fetch') return node.serviceName;
  if (node?.kind === 'Parallel') return { together: node.nodes.map(told) };
  return node?.kind === 'Sequence' ? node.nodes.map(told) : undefined;
}

test('after an event nothing waits for what the event has brought', () => {
  const plan = planOperation(createSnapshot(supergraphSdl, {}), parse('subscription { changed { name } }'), {});

  expect(told(plan.node)).toEqual([{ together: ['names', ['codes', 'names']] }]);
});

const pets = compose([
  {
    name: 'pets',
    sdl: fed2(`
      type Query { pets: [Pet] }
      interface Pet { toys: [Toy] }
      type Bee implements Pet { toys: [Toy] }
      type Cat implements Pet @key(fields: "id") { id: ID! toys: [Toy] }
      type Toy @key(fields: "id") { id: ID! maker: String rating: Int owner: String }`),
  },
]);

/** A fetch of these fields for the entities at a path. */
const fetchAt = (path: string[], serviceName: string, type: string, brought: string[], fields: string): PlanNode => ({
  kind: 'Flatten',
  path,
  node: {
    kind: 'Fetch',
    serviceName,
    requires: [
      { kind: 'InlineFragment', typeCondition: type, selections: brought.map((name) => ({ kind: 'Field', name })) },
    ],
    variableUsages: [],
    operation: `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}{${fields}}}}`,
    operationKind: 'query' as never,
    operationName: undefined,
    operationDocumentNode: undefined,
  },
});

/** Bees bring their toys, those of cats are fetched. */
function orderedAfterPets(...nodes: PlanNode[]): unknown {
  const { plannerSupergraph: supergraph, types, fullSchema } = createSnapshot(pets.supergraphSdl, {});
  const { definitions } = parse('{ pets { toys { maker rating owner } } }');
  const asking = typesAsking(fullSchema, definitions[0] as OperationDefinitionNode, {}, supergraph.synthetic);
  const root: PlanNode = {
    kind: 'Fetch',
    serviceName: 'pets',
    variableUsages: [],
    operation: '{pets{...on Bee{toys{id}}...on Cat{id}}}',
    operationKind: 'query' as never,
    operationName: undefined,
    operationDocumentNode: undefined,
  };
  const plan: PlanNode = { kind: 'Sequence', nodes: [root, { kind: 'Parallel', nodes }] };
  return told(orderFetches(plan, { supergraph, types, asking }));
}

const toys = ['pets', '@', 'toys', '@'];

test('what is asked of objects waits for those that are not there yet, where some are', () => {
  const order = orderedAfterPets(
    fetchAt(toys, 'makers', 'Toy', ['id'], 'maker'),
    fetchAt(['pets', '@'], 'cats', 'Cat', ['id'], 'toys{id}'),
  );

  expect(order).toEqual(['pets', ['cats', 'makers']]);
});

test('where two sequences wait for each other, each step waits for what it needs', () => {
  const order = orderedAfterPets(
    {
      kind: 'Sequence',
      nodes: [
        fetchAt(['pets', '@'], 'cats', 'Cat', ['id'], 'toys{id rating}'),
        fetchAt(toys, 'owners', 'Toy', ['id', 'rating'], 'owner'),
      ],
    },
    {
      kind: 'Sequence',
      nodes: [
        fetchAt(toys, 'makers', 'Toy', ['id'], 'maker'),
        fetchAt(toys, 'ratings', 'Toy', ['id', 'maker'], 'rating'),
      ],
    },
  );

  expect(order).toEqual(['pets', ['cats', 'makers', 'ratings', 'owners']]);
});

import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { ApolloGateway } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { ApolloServer } from '@apollo/server';
import { GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';
import { supergraphSdl } from './testing/museum.ts';

// What the gateway relies on in Apollo's packages, whose versions are pinned: read these before an update.

const supergraph = Supergraph.build(supergraphSdl);
const api = supergraph.apiSchema();
const planner = new QueryPlanner(supergraph);

function planOf(query: string) {
  return planner.buildQueryPlan(operationFromDocument(api, parse(query), { validate: false }));
}

test('Supergraph.build gives both schemas to graphql-js, and knows the cost directives by their specification', () => {
  const names = ['Query', 'Artwork', 'join__Graph'];
  const cost = supergraph.schema.coreFeatures?.getByIdentity('https://specs.apollo.dev/cost');

  expect(names.map((name) => api.toGraphQLJSSchema().getType(name)?.name)).toEqual(['Query', 'Artwork', undefined]);
  expect(names.map((name) => supergraph.schema.toGraphQLJSSchema().getType(name)?.name)).toEqual(names);
  expect(cost && ['cost', 'listSize'].map((name) => cost.directiveNameInSchema(name))).toEqual(['cost', 'listSize']);
});

test('a subscription is planned as the fetch to subscribe to and the rest', () => {
  const { node } = planOf('subscription { popular { entries { artwork { title } } } }');

  expect(node).toMatchObject({
    kind: 'Subscription',
    primary: { kind: 'Fetch', serviceName: 'votes', operationKind: 'subscription', variableUsages: [] },
    rest: {
      nodes: [{ kind: 'Flatten', path: ['popular', 'entries', '@', 'artwork'], node: { serviceName: 'collection' } }],
    },
  });
});

test('ApolloGateway loads a supergraph, tells of each update in the same turn, and keeps the old one when it throws', async () => {
  const told: string[] = [];
  let update: (sdl: string) => void = () => {};
  const gateway = new ApolloGateway({
    async supergraphSdl(options) {
      update = options.update;
      return { supergraphSdl };
    },
    buildService: () => ({ process: async () => ({}) }),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => told.push(coreSupergraphSdl));
  const renamed = supergraphSdl.replace('  artwork(id: ID!)', '  work(id: ID!)');

  await gateway.load({ apollo: {} } as never);
  expect(() => update('type Query { a: Int }')).toThrow();
  update(renamed);
  await gateway.stop();

  expect(told).toEqual([supergraphSdl, renamed]);
});

test('Apollo Server hands over the text, the variables and a copy of the context, and takes errors without data as 400', async () => {
  let handed: unknown;
  const schema = api.toGraphQLJSSchema();
  const server = new ApolloServer<{ call: object }>({
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: supergraphSdl });
        return () => {};
      },
      load: async () => ({
        async executor({ source, request, context }) {
          handed = { source, variables: request.variables, context };
          return { errors: [new GraphQLError('no', { extensions: { code: 'TOO_COSTLY' } })] };
        },
      }),
      stop: async () => {},
    },
    dangerouslyDisableValidation: true,
    stopOnTerminationSignals: false,
  });
  const call = { caller: 'whoever' };

  const { body, http } = await server.executeOperation(
    { query: '{ unknown }', variables: { n: 1 } },
    { contextValue: { call } },
  );
  await server.stop();

  expect(handed).toEqual({ source: '{ unknown }', variables: { n: 1 }, context: { call } });
  expect((handed as { context: { call: object } }).context.call).toBe(call);
  expect({ status: http.status, body }).toMatchObject({
    status: 400,
    body: { singleResult: { errors: [{ message: 'no', extensions: { code: 'TOO_COSTLY' } }] } },
  });
});

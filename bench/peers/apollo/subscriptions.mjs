// Apollo Gateway has no subscriptions. What its users write around it: graphql-ws for the clients, and for each client and
// event the rest of the question as a query to the gateway.
import { readFileSync } from 'node:fs';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { query, subgraphs, watch } from '../../src/fanout/board.ts';
import { serve } from '../../src/fanout/serve.ts';

const schemas = new Map(
  subgraphs.map(({ name, sdl, resolvers }) => [name, buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])]),
);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH, 'utf8'),
  buildService: ({ name }) => new LocalGraphQLDataSource(schemas.get(name)),
});
let schema;
gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
  schema = apiSchema;
});
const server = new ApolloServer({ gateway });
await server.start();

async function* subscribe() {
  for await (const _ of watch()) yield (await server.executeOperation({ query })).body.singleResult;
}
useServer({ schema: () => schema, subscribe }, new WebSocketServer({ server: serve(), path: '/graphql' }));

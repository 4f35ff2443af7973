import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

type Request = { query: string; variables?: Record<string, unknown>; operationName?: string };

/** A subgraph as a server: queries by HTTP, subscriptions by WebSocket, the reader's name as context of both. */
export function serve(file: string, resolvers: GraphQLResolverMap<{ reader: string }>, port: number) {
  const typeDefs = parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const server = createServer(async (request, response) => {
    const { query, variables, operationName } = (await json(request)) as Request;
    const contextValue = { reader: request.headers.reader ?? 'somebody' };
    const result = await graphql({ schema, source: query, variableValues: variables, operationName, contextValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
  server.listen(Number(process.env.PORT ?? port), () => {
    process.stdout.write(`${file}: http://localhost:${(server.address() as AddressInfo).port}/graphql\n`);
  });
}

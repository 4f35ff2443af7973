import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type FormattedExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createGateway, type GatewayOptions } from '../gateway.ts';
import type { GraphQLRequest } from '../operation/operation.ts';
import { schemaSource } from '../source/local.ts';
import { createMuseum, supergraphSdl, type Visitor } from './museum.ts';

/** Listens on a free port, or on one that was free before. */
export async function listen(server: Server, port = 0) {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A subgraph behind HTTP and graphql-transport-ws, which believes the header `authorization: Visitor NAME`. */
export async function serveSubgraph(schema: GraphQLSchema, port = 0) {
  const server = createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as GraphQLRequest;
    const contextValue = visitorOf(request.headers.authorization);
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  const sockets = new WebSocketServer({ server });
  const context = ({ connectionParams }: { connectionParams?: Record<string, unknown> }) =>
    visitorOf(connectionParams?.authorization as string);
  const live = useServer({ schema, context }, sockets);
  const actual = await listen(server, port);
  return {
    url: `http://127.0.0.1:${actual}/graphql`,
    port: actual,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await live.dispose();
      await close(server);
    },
  };
}

export function visitorOf(authorization: string | undefined): Visitor {
  const name = authorization?.match(/^Visitor (\w+)$/)?.[1];
  return name ? { name, curator: name === 'curator' } : {};
}

/** Any HTTP server, for subgraphs that misbehave. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener);
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => close(server) };
}

/** A museum's gateway on a port of its own, with its subgraphs in this process unless other sources are given. */
export async function serveMuseum(options: Partial<GatewayOptions<Visitor>> = {}) {
  const museum = createMuseum();
  const sources = Object.fromEntries(
    Object.entries(museum.schemas).map(([name, schema]) => [name, schemaSource<Visitor>(schema, (visitor) => visitor)]),
  );
  const gateway = await createGateway<Visitor>({
    supergraphSdl,
    context: ({ headers, connectionParams }) =>
      visitorOf(headers.authorization ?? (connectionParams?.authorization as string | undefined)),
    ...options,
    sources: { ...sources, ...options.sources },
  });
  const server = createServer(async (request: IncomingMessage, response) => {
    if (!(await gateway.handle(request, response))) response.writeHead(404).end('not the gateway');
  });
  server.on('upgrade', gateway.upgrade).on('clientError', gateway.clientError);
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}/graphql`;

  return {
    museum,
    gateway,
    url,
    /** Posts an operation and answers status and body. */
    async post(request: unknown, headers: Record<string, string> = {}) {
      const body = typeof request === 'string' ? request : JSON.stringify(request);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const answered = (await response.json()) as FormattedExecutionResult;
      return { status: response.status, headers: response.headers, body: answered };
    },
    async stop() {
      await gateway.stop();
      await close(server);
    },
  };
}

import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Repeater } from '@repeaterjs/repeater';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createGraphiql, type GraphiqlOptions } from './graphiql.ts';

const schema = buildSchema(`
  type Query { works(first: Int = 20): WorkConnection! work(id: ID!): Work }
  type Mutation { vote(id: ID!): Work }
  type Subscription { popular: Board! }
  type WorkConnection { totalCount: Int! nodes: [Work!]! }
  type Board { version: Int! entries: [Work!]! }
  type Work { id: ID! title: String! artist: Artist tags: [String!]! votes: Int! }
  type Artist { name: String! }
`);

/** An endpoint behind GraphiQL that is no gateway: it says a cost to whoever asks, and a plan to the curator. */
export async function serveLibrary(options: GraphiqlOptions) {
  const works = [
    { id: 'w1', title: 'Vườn xuân', artist: { name: 'Nguyễn Gia Trí' }, tags: ['sơn mài', 'lụa'], votes: 0 },
    { id: 'w2', title: '=Em Thúy', artist: null, tags: [], votes: 0 },
  ];
  const changes = new EventEmitter();
  let version = 1;
  const rootValue = {
    works: ({ first }: { first: number }) => ({ totalCount: works.length, nodes: works.slice(0, first) }),
    work: ({ id }: { id: string }) => works.find((work) => work.id === id),
    vote({ id }: { id: string }) {
      const work = works.find((work) => work.id === id);
      if (work) work.votes += 1;
      version += 1;
      changes.emit('vote');
      return work;
    },
    popular: () =>
      new Repeater(async (push, stop) => {
        const tell = () => void push({ popular: { version, entries: works } });
        changes.on('vote', tell);
        tell();
        await stop;
        changes.off('vote', tell);
      }),
  };

  const asked: { headers: Record<string, unknown>; operationName?: string }[] = [];
  const page = createGraphiql(options, '/graphql');
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/graphql')) return page(request, response);
    const { query, variables, operationName } = (await json(request)) as Record<string, string>;
    const { headers } = request;
    if (operationName !== 'IntrospectionQuery') asked.push({ headers, operationName });
    const result = await graphql({
      schema,
      source: query!,
      variableValues: variables as never,
      operationName,
      rootValue,
    });
    const extensions = {
      ...(headers['x-graphql-cost'] && { cost: { cost: 142, limit: 20_000 } }),
      ...(headers['x-graphql-plan'] && headers.authorization === 'Curator' && { plan: 'Fetch(works)' }),
    };
    const answer = Object.keys(extensions).length > 0 ? { ...result, extensions } : result;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const live = useServer(
    { schema, roots: { query: rootValue, mutation: rootValue, subscription: rootValue } },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/graphiql`,
    origin,
    asked,
    vote: (id: string) => rootValue.vote({ id }),
    /** How many live answers are open. */
    watchers: () => changes.listenerCount('vote'),
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await live.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

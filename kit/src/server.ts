import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GraphQLError, parse, print } from 'graphql';
import type { OperationResult } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { publicError, Refusal } from './errors.ts';
import type { GraphQLRequest, Subgraph } from './subgraph.ts';
import type { Signer, Verify } from './token.ts';
import type { Caller } from './viewer.ts';

const MAX_BYTES = 2_000_000;

type Options = {
  subgraph: Subgraph;
  verify: Verify;
  signer: Signer;
  /** What else this server answers; gives whether it did. */
  also?: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
};

/** A subgraph as a server of its own: GraphQL over HTTP and WebSocket for whoever shows a token of the gateway's, and its public keys. */
export function createSubgraphServer({ subgraph, verify, signer, also }: Options): Server {
  async function answer(req: IncomingMessage, res: ServerResponse) {
    if (req.url === '/healthz') return json(res, 200, { status: 'ok' });
    if (req.url === '/jwks') return json(res, 200, signer.jwks);
    if (await also?.(req, res)) return;
    if (req.url !== '/graphql' || req.method !== 'POST')
      return json(res, 404, { errors: [{ message: 'There is nothing here.' }] });
    const caller = await verify(req.headers.authorization);
    const request = await readJson<GraphQLRequest>(req);
    json(res, 200, await subgraph.execute(request, caller));
  }

  const server = createServer((req, res) => {
    answer(req, res).catch((error) => {
      if (error instanceof Refusal) return json(res, 401, { errors: [publicError(error, nobody, () => {})] });
      return json(res, error instanceof GraphQLError ? 400 : 500, {
        errors: [{ message: 'The request cannot be read.' }],
      });
    });
  });

  useServer<{ authorization?: string }, { caller: Caller }>(
    {
      async onConnect({ connectionParams, extra }) {
        const caller = await verify(connectionParams?.authorization).catch(() => null);
        if (!caller) return false;
        Object.assign(extra, { caller });
        return true;
      },
      onSubscribe: ({ extra }, _id, { query, variables, operationName }) => ({
        schema: subgraph.schema,
        document: parse(query),
        variableValues: variables,
        operationName,
        contextValue: extra.caller,
      }),
      subscribe: ({ document, variableValues, operationName, contextValue }) =>
        subgraph.subscribe(
          { query: print(document), variables: variableValues, operationName },
          contextValue as Caller,
        ) as OperationResult,
    },
    new WebSocketServer({ server, path: '/graphql', maxPayload: MAX_BYTES, perMessageDeflate: false }),
  );
  return server;
}

const nobody = { language: 'VI' as const, requestId: '' };

/** Reads a JSON body, refused as it grows past the limit. */
export async function readJson<Body>(req: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new GraphQLError('The body is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new GraphQLError('The body is not JSON.');
  }
}

function json(res: ServerResponse, status: number, body: object) {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(body));
}

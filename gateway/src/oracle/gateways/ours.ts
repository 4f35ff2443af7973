import type { GraphQLSchema } from 'graphql';
import { createGateway } from '../../gateway.ts';
import { type Log, silent } from '../../seeing/log.ts';
import { httpSource } from '../../source/http.ts';
import { schemaSource } from '../../source/local.ts';
import { serveSubgraph } from '../../testing/servers.ts';
import type { Answered, Answerer } from '../answerer.ts';

/** What is asked at random is not meant to be cheap. */
export const unlimited = {
  depth: 1_000,
  aliases: 10_000,
  directives: 10_000,
  tokens: 1_000_000,
  cost: Number.MAX_SAFE_INTEGER,
};

export type Served = { supergraphSdl: string; schemas: Record<string, GraphQLSchema>; log?: Log };

/** The gateway of this package, over subgraphs in this process. `asked` hears of each fetch. */
export async function ours({ supergraphSdl, schemas, log }: Served, asked: (subgraph: string) => void = () => {}) {
  const sources = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, schemaSource<object>(schema, () => asked(name))]),
  );
  return answering({ supergraphSdl, sources, log });
}

/** The same, each subgraph behind HTTP. */
export async function oursOverHttp({ supergraphSdl, schemas, log }: Served) {
  const servers = await Promise.all(
    Object.entries(schemas).map(async ([name, schema]) => ({ name, ...(await serveSubgraph(schema)) })),
  );
  // No breaker: what a subgraph refuses on purpose is not its failure.
  const sources = Object.fromEntries(
    servers.map(({ name, url }) => [name, httpSource<object>({ url, breaker: false })]),
  );
  const gateway = await answering({ supergraphSdl, sources, log });
  return {
    ...gateway,
    async stop() {
      await gateway.stop();
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

type Options = Pick<Parameters<typeof createGateway<object>>[0], 'supergraphSdl' | 'sources' | 'log'>;

async function answering({ supergraphSdl, sources, log = silent }: Options) {
  const gateway = await createGateway<object>({
    supergraphSdl,
    sources,
    context: () => ({}),
    limits: unlimited,
    graphiql: false,
    log,
  });
  const answer: Answerer = async (request) =>
    JSON.parse(JSON.stringify(await gateway.execute(request, {}))) as Answered;
  return { answer, stop: () => gateway.stop() };
}

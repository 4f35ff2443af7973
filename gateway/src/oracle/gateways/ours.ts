import { prettyFormatQueryPlan } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { createGateway } from '../../gateway.ts';
import { defaultLimits } from '../../limits/limits.ts';
import { executableOf } from '../../operation/operation.ts';
import { type Log, silent } from '../../seeing/log.ts';
import { admit } from '../../serve/answer.ts';
import { httpSource } from '../../source/http.ts';
import { schemaSource } from '../../source/local.ts';
import type { Snapshot } from '../../supergraph/snapshot.ts';
import { serveSubgraph } from '../../testing/servers.ts';
import type { Answered, Answerer, Asked as Request } from '../answerer.ts';

/** What is asked at random is not meant to be cheap. */
export const unlimited = {
  depth: 1_000,
  aliases: 10_000,
  directives: 10_000,
  tokens: 1_000_000,
  cost: Number.POSITIVE_INFINITY,
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

/** What is fetched for an operation, for people. */
function planOf(snapshot: Snapshot, request: Request): string {
  try {
    const ready = admit(snapshot, request, { ...defaultLimits, ...unlimited });
    if ('errors' in ready) return 'refused';
    const { node } = executableOf(snapshot, ready.operation, ready.variables).plan;
    return prettyFormatQueryPlan({ kind: 'QueryPlan', node });
  } catch (thrown) {
    return `no plan: ${thrown instanceof Error ? thrown.stack : thrown}`;
  }
}

async function firstEvent(subscribing: Promise<AsyncGenerator<object> | object>): Promise<object> {
  const events = await subscribing;
  if (!('next' in events)) return events;
  const first = await events.next();
  await events.return(undefined);
  return first.done ? { errors: [{ message: 'no event came' }] } : first.value;
}

type Options = Pick<Parameters<typeof createGateway<object>>[0], 'supergraphSdl' | 'sources' | 'log'>;

async function answering({ supergraphSdl, sources, log = silent }: Options) {
  const gateway = await createGateway<object>({
    supergraphSdl,
    sources,
    context: () => ({}),
    limits: unlimited,
    graphiql: false,
    errors: 'all',
    log,
  });
  const answer: Answerer = async (request) => {
    const live = request.query.startsWith('subscription');
    const result = await (live ? firstEvent(gateway.subscribe(request, {})) : gateway.execute(request, {}));
    return JSON.parse(JSON.stringify(result)) as Answered;
  };
  return { answer, plan: (request: Request) => planOf(gateway.snapshot, request), stop: () => gateway.stop() };
}

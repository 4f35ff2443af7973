import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { Answered, Answerer } from '../answerer.ts';
import type { createSubgraphs } from '../subgraphs.ts';
import type { World } from '../world.ts';

/** Apollo's gateway as it comes, over subgraphs in this process. */
export async function apollo(world: World, { schemas }: ReturnType<typeof createSubgraphs>) {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl: world.supergraphSdl,
    buildService: ({ name }) => new LocalGraphQLDataSource(schemas[name]!),
    logger: silent,
  });
  const server = new ApolloServer({
    gateway,
    logger: silent,
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  const answer: Answerer = async (request) => {
    const { body } = await server.executeOperation(request);
    if (body.kind !== 'single') throw new Error('an incremental answer');
    return JSON.parse(JSON.stringify(body.singleResult)) as Answered;
  };
  return { answer, stop: () => server.stop() };
}

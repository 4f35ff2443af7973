import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { publicError } from '../errors.ts';
import { apolloLogger, type Log } from '../seeing/log.ts';

/** What Apollo Server carries through a request. It copies this object, so what is written to is wrapped. */
type Carried = { carrier: { passed: boolean } };

/** Means nothing: what a client asks is none of Apollo's business. */
const anything = '{ __typename }';

/**
 * Apollo Server as the front for whatever is not the usual POST: what content type is answered, which requests another
 * site may have caused, and what is no GraphQL over HTTP at all. It sees no operation; those are the gateway's own.
 */
export async function createApollo(loader: ApolloGateway, log: Log) {
  const apollo = new ApolloServer<Carried>({
    gateway: {
      onSchemaLoadOrUpdate: (callback) => loader.onSchemaLoadOrUpdate(callback),
      async load(options) {
        await loader.load(options);
        return {
          async executor({ context }) {
            (context as Carried).carrier.passed = true;
            return { data: {} };
          },
        };
      },
      stop: () => loader.stop(),
    },
    cache: 'bounded',
    persistedQueries: false,
    csrfPrevention: true,
    introspection: true,
    dangerouslyDisableValidation: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: JSON.stringify,
    logger: apolloLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError: (_, error) => publicError(error, { log, requestId: randomUUID() }).toJSON(),
  });
  await apollo.start();

  /**
   * Decides on a request: `passed` with the content type to answer in, or what to answer. One that is well-formed is shown
   * with `anything` in its place, so that its method and its headers are judged; of any other Apollo says what is wrong.
   */
  async function decide(request: IncomingMessage, body: unknown, wellFormed: boolean) {
    const { method = 'GET', url = '/', headers } = request;
    const carrier = { passed: false };
    const shown = wellFormed && method === 'GET' ? `?query=${encodeURIComponent(anything)}` : undefined;
    const decided = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method,
        headers: headerMap(headers),
        search: shown ?? new URL(url, 'http://gateway').search,
        body: wellFormed ? { query: anything } : body,
      },
      context: async () => ({ carrier }),
    });
    if (decided.body.kind !== 'complete') throw new Error('incremental delivery is not offered');
    const { status = 200, headers: answered } = decided;
    const passed = carrier.passed && status === 200;
    return { passed, status, headers: Object.fromEntries(answered), text: decided.body.string };
  }

  return { decide, stop: () => apollo.stop() };
}

function headerMap(headers: IncomingMessage['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

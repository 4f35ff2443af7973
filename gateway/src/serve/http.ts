import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError, type Report } from '../errors.ts';
import { parseError } from '../operation/operation.ts';
import { apolloLogger, type Log } from '../seeing/log.ts';
import { answerOnce, type Shared, textOf } from './answer.ts';
import { readJson } from './body.ts';

/** What Apollo Server carries through a request. It copies this object, so the caller's own context is wrapped. */
type Carried<Context extends object> = { call: Call<Context>; carrier: { text?: string } };

/**
 * Apollo Server as the front for HTTP: GET and POST, persisted queries, CSRF prevention, status codes. It loads its schema
 * from @apollo/gateway; validation, limits and execution are the gateway's own, the same as for every other way in.
 */
export async function createHttp<Context extends object>(
  loader: ApolloGateway,
  shared: Shared<Context>,
  contextOf: (request: IncomingMessage, requestId: string) => Promise<Context>,
  log: Log,
) {
  const { limits } = shared;
  const apollo = new ApolloServer<Carried<Context>>({
    gateway: {
      onSchemaLoadOrUpdate: (callback) => loader.onSchemaLoadOrUpdate(callback),
      async load(options) {
        await loader.load(options);
        return { executor: ({ source, request, context }) => execute(source, request, context as Carried<Context>) };
      },
      stop: () => loader.stop(),
    },
    cache: 'bounded',
    csrfPrevention: true,
    introspection: true,
    dangerouslyDisableValidation: true, // done in `prepare`, once for all ways in
    parseOptions: { maxTokens: limits.tokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: JSON.stringify,
    logger: apolloLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError: (_, error) => readable(error, { log, requestId: randomUUID() }).toJSON(),
  });
  await apollo.start();

  async function execute(
    query: string,
    { operationName, variables }: { operationName?: string; variables?: Record<string, unknown> },
    { call, carrier }: Carried<Context>,
  ): Promise<ExecutionResult> {
    const result = await answerOnce(shared, { query, operationName, variables }, call);
    if (result.data !== undefined) {
      // Apollo says how it is sent; what is sent is written already.
      carrier.text = textOf(result);
      return { data: {} };
    }
    // Apollo answers 400 where nothing ran; a failure of ours is none of the client's.
    return { errors: result.errors.map((error) => withStatus(error, { INTERNAL: 500 })) };
  }

  function readable(error: unknown, report: Report): GraphQLError {
    const known = error instanceof GraphQLError && error.extensions.code === 'GRAPHQL_PARSE_FAILED';
    return known ? parseError(error, limits.tokens) : publicError(error, report);
  }

  /** Answers a request to the GraphQL endpoint. */
  async function handle(request: IncomingMessage, response: ServerResponse, requestId: string) {
    const report = { log, requestId };
    const carrier: { text?: string } = {};
    response.setHeader('cache-control', 'no-store');
    try {
      const answered = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? 'GET',
          headers: headerMap(request),
          search: new URL(request.url ?? '/', 'http://gateway').search,
          body: request.method === 'POST' ? await readJson(request, limits.bytes) : undefined,
        },
        async context() {
          try {
            return { call: { ...report, context: await contextOf(request, requestId) }, carrier };
          } catch (thrown) {
            const statuses = { UNAUTHENTICATED: 401, FORBIDDEN: 403, RATE_LIMITED: 429, UNAVAILABLE: 503 };
            throw withStatus(publicError(thrown, report), { ...statuses, INTERNAL: 500 });
          }
        },
      });
      if (answered.body.kind !== 'complete') throw new Error('incremental delivery is not offered');
      for (const [name, value] of answered.headers) response.setHeader(name, value);
      send(response, answered.status ?? 200, carrier.text ?? answered.body.string);
    } catch (thrown) {
      const status =
        thrown instanceof GraphQLError ? (thrown.extensions.http as { status?: number })?.status : undefined;
      const { message, extensions } = readable(thrown, report);
      response.setHeader('content-type', 'application/json; charset=utf-8');
      // The rest of a body that was too long is not read as the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      send(response, status ?? 500, JSON.stringify({ errors: [{ message, extensions }] }));
    }
  }

  return { handle, stop: () => apollo.stop() };
}

function withStatus({ message, ...error }: GraphQLFormattedError, statuses: Record<string, number>): GraphQLError {
  const status = statuses[String(error.extensions?.code)];
  return new GraphQLError(message, { extensions: { ...error.extensions, ...(status && { http: { status } }) } });
}

function headerMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function send(response: ServerResponse, status: number, body: string) {
  response.statusCode = status;
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

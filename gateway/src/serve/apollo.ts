import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError, type Report } from '../errors.ts';
import type { Outcome } from '../execute/execute.ts';
import type { Asked } from '../limits/persisted.ts';
import { parseError } from '../operation/operation.ts';
import { apolloLogger, type Log } from '../seeing/log.ts';
import type { Now } from '../source/settle.ts';
import { answerTo, type Refused, type Shared, type Stop, textOf } from './answer.ts';
import { askedBy, isPlainRequest } from './request.ts';
import { headersOf, statusOf } from './respond.ts';

/** What Apollo Server carries through a request. It copies this object, so the caller's own context is wrapped. */
type Carried<Context extends object> = { call: Call<Context>; carrier: Carrier };
type Carrier = { asked: Asked | undefined; begun: (stop: Stop) => void; text?: string };

export type Asking<Context extends object> = {
  /** Who asks, or why they may not. */
  callOf: () => Now<Call<Context> | Refused>;
  /** Hears how to give the answer up. */
  begun: (stop: Stop) => void;
};

/**
 * Apollo Server as the front for whatever is not the usual POST: GET, content negotiation, CSRF prevention, and every
 * refusal of what is no GraphQL over HTTP. Validation, limits and execution are the gateway's own.
 */
export async function createApollo<Context extends object>(loader: ApolloGateway, shared: Shared<Context>, log: Log) {
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
    persistedQueries: false, // resolved before, for all ways in
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
    const asked = carrier.asked ?? { query, operationName, variables };
    const result = await new Promise<Outcome | Refused>((done) => carrier.begun(answerTo(shared, asked, call, done)));
    if (result.data === undefined) return { errors: [carried(result, carrier)] };
    // Apollo says how it is sent; what is sent is written already.
    carrier.text = textOf(result);
    return { data: {} };
  }

  /** An error that Apollo found, as the client may read it. */
  function readable(error: unknown, report: Report): GraphQLError {
    const known = error instanceof GraphQLError && error.extensions.code === 'GRAPHQL_PARSE_FAILED';
    return known ? parseError(error, limits.tokens) : publicError(error, report);
  }

  /** The text that Apollo may know; it learns of nothing that is refused when it is resolved. */
  function forApollo(asked: Asked) {
    const resolved = shared.resolve(asked);
    return { query: resolved instanceof GraphQLError ? '{ __typename }' : resolved.query, extensions: undefined };
  }

  /** Answers a request whose body, if it is a POST, is this. */
  async function answer(request: IncomingMessage, body: unknown, { callOf, begun }: Asking<Context>) {
    const { method = 'GET', url = '/', headers } = request;
    const { searchParams } = new URL(url, 'http://gateway');
    const asked = method === 'GET' ? askedBy(searchParams) : isPlainRequest(body) ? body : undefined;
    const carrier: Carrier = { asked, begun };
    if (asked && method === 'GET') {
      searchParams.set('query', forApollo(asked).query);
      searchParams.delete('extensions');
    }
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method,
        headers: headerMap(headers),
        search: `?${searchParams}`,
        body: asked && method === 'POST' ? { ...asked, ...forApollo(asked) } : body,
      },
      async context() {
        const call = await callOf();
        if ('errors' in call) throw carried(call, carrier);
        return { call, carrier };
      },
    });
    if (answered.body.kind !== 'complete') throw new Error('incremental delivery is not offered');
    const shown = Object.fromEntries(answered.headers);
    return { status: answered.status ?? 200, headers: shown, text: carrier.text ?? answered.body.string };
  }

  return { answer, stop: () => apollo.stop() };
}

/** Puts a refusal where it is sent from, and tells Apollo its status. */
function carried(refused: Refused, carrier: Carrier): GraphQLError {
  carrier.text = textOf(refused);
  const http = {
    status: statusOf(refused.errors),
    headers: new HeaderMap(Object.entries(headersOf(refused.errors) ?? {})),
  };
  return new GraphQLError('refused', { extensions: { code: 'REFUSED', http } });
}

function headerMap(headers: IncomingMessage['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

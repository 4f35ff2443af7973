import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { ClientGone, publicError } from '../errors.ts';
import type { Outcome } from '../execute/execute.ts';
import type { Asked } from '../limits/persisted.ts';
import type { Log } from '../seeing/log.ts';
import { isThenable, type Now } from '../source/settle.ts';
import { answerTo, type Refused, refused, type Shared, type Stop } from './answer.ts';
import { createApollo } from './apollo.ts';
import { readBody, refusal, textOfBody, unreadable } from './body.ts';
import { isJson, isPlainJson, isPlainRequest } from './request.ts';
import { respond, respondWith } from './respond.ts';

export type ContextOf<Context extends object> = (request: IncomingMessage, requestId: string) => Now<Context>;

/** A request on its way: what came, and where its answer goes. */
type Exchange = { request: IncomingMessage; response: ServerResponse; requestId: string };

const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

/** What Apollo Server makes of the `accept` headers that nearly everybody sends; on any other it decides. */
const plainAccepts = new Map<string | undefined, string>([
  [undefined, json],
  ['*/*', json],
  ['application/json', json],
  ['application/graphql-response+json', graphqlJson],
  ['application/graphql-response+json, application/json', graphqlJson],
  ['application/graphql-response+json,application/json;q=0.9', graphqlJson],
]);

/**
 * HTTP. What nearly everybody sends, a POST of plain JSON with an operation in it, is answered straight away, without a
 * promise on the way where nothing has to be waited for. Everything else goes through Apollo Server. Both answer alike.
 */
export async function createHttp<Context extends object>(
  loader: ApolloGateway,
  shared: Shared<Context>,
  contextOf: ContextOf<Context>,
  log: Log,
) {
  const apollo = await createApollo(loader, shared, log);

  /** Answers a request to the GraphQL endpoint, sooner or later. */
  function handle(request: IncomingMessage, response: ServerResponse, requestId: string) {
    const exchange = { request, response, requestId };
    if (request.method !== 'POST') return void viaApollo(exchange, undefined);
    const unread = unreadable(request);
    if (unread) return refuse(exchange, unread);
    readBody(request, shared.limits, (refused, bytes) => {
      if (refused) refuse(exchange, refused);
      else guarded(exchange, () => answerPost(exchange, bytes));
    });
  }

  function answerPost(exchange: Exchange, bytes: Buffer) {
    const { accept, 'content-type': contentType } = exchange.request.headers;
    if (!isJson(contentType)) return void viaApollo(exchange, undefined);
    let body: unknown;
    try {
      body = JSON.parse(textOfBody(bytes) ?? '');
    } catch {
      return refuse(exchange, refusal(400, 'The body is not valid JSON.'));
    }
    const type = isPlainJson(contentType) ? plainAccepts.get(accept) : undefined;
    if (type !== undefined && isPlainRequest(body)) answerPlain(exchange, body, type);
    else void viaApollo(exchange, body);
  }

  function answerPlain(exchange: Exchange, asked: Asked, type: string) {
    const { response } = exchange;
    const send = (answer: Outcome | Refused) => guarded(exchange, () => respond(response, type, answer));
    const begin = (call: Call<Context> | Refused) => {
      if ('errors' in call) return send(call);
      const stop = answerTo(shared, asked, call, send);
      if (!response.writableEnded) onGone(response, stop);
    };
    const call = callOf(exchange);
    if (isThenable(call)) call.then((call) => guarded(exchange, () => begin(call)));
    else begin(call);
  }

  /** Who asks. A context that throws refuses, with what it says if that is meant for clients. */
  function callOf({ request, requestId }: Exchange): Now<Call<Context> | Refused> {
    const report = { log, requestId };
    const known = (context: Context): Call<Context> => ({ ...report, context, headers: request.headers });
    const refuse = (thrown: unknown) => refused([publicError(thrown, report)]);
    try {
      const context = contextOf(request, requestId);
      return isThenable(context) ? context.then(known, refuse) : known(context);
    } catch (thrown) {
      return refuse(thrown);
    }
  }

  async function viaApollo(exchange: Exchange, body: unknown) {
    const { request, response } = exchange;
    try {
      const answered = await apollo.answer(request, body, {
        callOf: () => callOf(exchange),
        begun: (stop) => onGone(response, stop),
      });
      respondWith(response, answered.status, answered.headers, answered.text);
    } catch (thrown) {
      failed(exchange, thrown);
    }
  }

  /** Whatever goes wrong where nobody would catch it. */
  function guarded(exchange: Exchange, work: () => void) {
    try {
      work();
    } catch (thrown) {
      failed(exchange, thrown);
    }
  }

  function failed({ response, requestId }: Exchange, err: unknown) {
    log.error({ err, requestId }, 'request failed');
    response.destroy();
  }

  return { handle, stop: apollo.stop };
}

/** Whoever went away before the answer was there waits for nothing more. */
function onGone(response: ServerResponse, stop: Stop) {
  response.once('close', () => {
    if (!response.writableFinished) stop(new ClientGone());
  });
}

/** Refuses a request for its body. What was not read of it is not read as the next request. */
function refuse({ request, response }: Exchange, { message, extensions }: GraphQLError) {
  const { http, ...shown } = extensions as { http: { status: number } };
  const text = JSON.stringify({ errors: [{ message, extensions: shown }] });
  const headers = { 'content-type': json, ...(!request.complete && { connection: 'close' }) };
  respondWith(response, http.status, headers, text);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { ClientGone, publicError } from '../errors.ts';
import type { Asked } from '../limits/persisted.ts';
import { overloaded } from '../limits/policy.ts';
import type { Log } from '../seeing/log.ts';
import { isThenable, type Now } from '../source/settle.ts';
import { type Answer, answerTo, type Refused, refused, type Shared, type Stop } from './answer.ts';
import { createApollo } from './apollo.ts';
import { answerAll } from './batch.ts';
import { readBody, refusal, textOfBody, unreadable } from './body.ts';
import { askedBy, isJson, isPlainJson, isPlainRequest } from './request.ts';
import { json, plainStyle, respond, respondWith, type Style, styleOf } from './respond.ts';
import { beginTiming, type Timing } from './timing.ts';

export type ContextOf<Context extends object> = (request: IncomingMessage, requestId: string) => Now<Context>;

/** A request on its way: what came, and where its answer goes. */
type Exchange = { request: IncomingMessage; response: ServerResponse; requestId: string; timing?: Timing };

/**
 * HTTP. What nearly everybody sends, a POST of plain JSON with an operation in it, is answered straight away, without a
 * promise on the way where nothing has to be waited for. Everything else goes through Apollo Server. Both answer alike.
 */
export async function createHttp<Context extends object>(
  loader: ApolloGateway,
  shared: Shared<Context> & { serverTiming: boolean },
  contextOf: ContextOf<Context>,
  log: Log,
) {
  const { serverTiming } = shared;
  const apollo = await createApollo(loader, log);

  /** Answers a request to the GraphQL endpoint, sooner or later. */
  function handle(request: IncomingMessage, response: ServerResponse, requestId: string) {
    const exchange = { request, response, requestId, timing: serverTiming ? beginTiming() : undefined };
    if (shared.policy.gate?.full) return respond(response, styleOf(undefined, json), refused([overloaded()]));
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
    const style = isPlainJson(contentType) ? plainStyle(accept) : undefined;
    if (style && isAsked(body)) run(exchange, body, style);
    else void viaApollo(exchange, body);
  }

  /** Whether a body is a request whose every part is what it should be, or a list where lists are taken. */
  function isAsked(body: unknown): body is Asked | unknown[] {
    return Array.isArray(body) ? shared.limits.batch > 0 : isPlainRequest(body);
  }

  function run(exchange: Exchange, asked: Asked | unknown[], style: Style) {
    const { request, response, timing } = exchange;
    const send = (answer: Answer | Refused | string) =>
      guarded(exchange, () => {
        if (typeof answer === 'string') respondWith(response, 200, { 'content-type': style.type }, answer);
        else respond(response, style, answer, timing);
      });
    const begin = (call: Call<Context> | Refused) => {
      if ('errors' in call) return send(call);
      const stop = Array.isArray(asked)
        ? answerAll(shared, asked, call, send)
        : answerTo(shared, asked, call, send, request.method === 'GET');
      if (!response.writableEnded) onGone(response, stop);
    };
    const call = callOf(exchange);
    if (isThenable(call)) call.then((call) => guarded(exchange, () => begin(call)));
    else begin(call);
  }

  /** Who asks. A context that throws refuses, with what it says if that is meant for clients. */
  function callOf({ request, requestId, timing }: Exchange): Now<Call<Context> | Refused> {
    const report = { log, requestId };
    const known = (context: Context): Call<Context> => ({
      ...report,
      context,
      request,
      headers: request.headers,
      timing,
    });
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
    const asked = request.method === 'GET' ? askedBy(request.url) : isAsked(body) ? body : undefined;
    try {
      const { passed, status, headers, text } = await apollo.decide(request, body, asked !== undefined);
      if (!passed || !asked) return respondWith(response, status, headers, text);
      run(exchange, asked, styleOf(request.headers.accept, headers['content-type']!));
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

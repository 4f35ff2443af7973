import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloGateway } from '@apollo/gateway';
import type { Call } from '../call.ts';
import { ClientGone } from '../errors.ts';
import { readingMs, tellDearly } from '../limits/dearly.ts';
import type { Asked } from '../limits/persisted.ts';
import { overloaded } from '../limits/policy.ts';
import type { Log } from '../seeing/log.ts';
import { isThenable } from '../source/settle.ts';
import { type Answer, answerAgain, answerTo, type Refused, refused, type Shared, type Stop } from './answer.ts';
import { createApollo } from './apollo.ts';
import { answerAll } from './batch.ts';
import { readBody, refusal, textOfBody, unreadable } from './body.ts';
import type { CallOf, Exchange } from './exchange.ts';
import { createPipeline } from './pipeline.ts';
import { askedBy, isJson, isPlainJson, isPlainRequest } from './request.ts';
import { json, plainStyle, refuseBody, respond, respondUnread, respondWith, type Style, styleOf } from './respond.ts';
import { isForStream } from './sse.ts';
import { beginTiming } from './timing.ts';

type Send = (answer: Answer | Refused | string) => void;

/**
 * HTTP. What nearly everybody sends, a POST of plain JSON with an operation in it, is answered straight away, without a
 * promise on the way where nothing has to be waited for. Everything else goes through Apollo Server. Both answer alike.
 */
export async function createHttp<Context extends object>(
  loader: ApolloGateway,
  shared: Shared<Context> & { serverTiming: boolean },
  callOf: CallOf<Context>,
  sse: { handle(exchange: Exchange): void },
  log: Log,
) {
  const { serverTiming } = shared;
  const apollo = await createApollo(loader, log);
  const inOrder = createPipeline();

  /** Answers a request to the GraphQL endpoint, sooner or later. */
  function handle(request: IncomingMessage, response: ServerResponse, requestId: string) {
    const exchange = { request, response, requestId, timing: serverTiming ? beginTiming() : undefined };
    if (shared.policy.gate?.full || !inOrder(request, response, () => guarded(exchange, () => begin(exchange)))) {
      shared.snapshot().observer?.refused?.('OVERLOADED');
      respond(response, styleOf(undefined, json), refused([overloaded()]));
    }
  }

  function begin(exchange: Exchange) {
    const { request } = exchange;
    if (isForStream(request)) return sse.handle(exchange);
    if (request.method !== 'POST') return void viaApollo(exchange, undefined);
    const unread = unreadable(request);
    if (unread) return refuseBody(exchange, unread);
    readBody(request, shared.limits, (refused, bytes, size) => {
      if (refused) refuseBody(exchange, refused, size);
      else guarded(exchange, () => answerPost(exchange, bytes));
    });
  }

  function answerPost(exchange: Exchange, bytes: Buffer) {
    const { accept, 'content-type': contentType } = exchange.request.headers;
    if (!isJson(contentType)) return void viaApollo(exchange, undefined);
    const text = textOfBody(bytes) ?? '';
    const style = isPlainJson(contentType) ? plainStyle(accept) : undefined;
    const question = style && shared.cache?.recall(text);
    if (style && question !== undefined) return runAgain(exchange, question, text, style);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return refuseBody(exchange, refusal(400, 'The body is not valid JSON.'), bytes.length);
    }
    if (style && isAsked(body)) run(exchange, body, style, text);
    else void viaApollo(exchange, body);
  }

  /** Whether a body is a request whose every part is what it should be, or a list where lists are taken. */
  function isAsked(body: unknown): body is Asked | unknown[] {
    return Array.isArray(body) ? shared.limits.batch > 0 : isPlainRequest(body);
  }

  function run(exchange: Exchange, asked: Asked | unknown[], style: Style, raw?: string) {
    const readsOnly = exchange.request.method === 'GET';
    forCaller(exchange, style, (call, send) =>
      Array.isArray(asked) ? answerAll(shared, asked, call, send) : answerTo(shared, asked, call, send, readsOnly, raw),
    );
  }

  /** Runs what was well-formed when it was sent before: what is kept for its caller is sent without reading it. */
  function runAgain(exchange: Exchange, question: string, raw: string, style: Style) {
    forCaller(
      exchange,
      style,
      (call, send) =>
        answerAgain(shared, question, call, send) ?? answerTo(shared, JSON.parse(raw), call, send, false, raw),
    );
  }

  /** Finds out who asks and sends what `answer` has for them, or gives that up when they go away. */
  function forCaller(exchange: Exchange, style: Style, answer: (call: Call<Context>, send: Send) => Stop) {
    const { response, timing } = exchange;
    const send: Send = (answer) =>
      guarded(exchange, () => {
        if (typeof answer === 'string') respondWith(response, 200, { 'content-type': style.type }, answer);
        else respond(response, style, answer, timing);
      });
    const begin = (call: Call<Context> | Refused) => {
      if ('errors' in call) return send(call);
      const stop = answer(call, send);
      if (!response.writableEnded) onGone(response, stop);
    };
    const call = callOf(exchange);
    if (isThenable(call)) call.then((call) => guarded(exchange, () => begin(call)));
    else begin(call);
  }

  async function viaApollo(exchange: Exchange, body: unknown) {
    const { request } = exchange;
    const asked = request.method === 'GET' ? askedBy(request.url) : isAsked(body) ? body : undefined;
    try {
      const { passed, status, headers, text } = await apollo.decide(request, body, asked !== undefined);
      if (!passed || !asked) {
        const size = Number(request.headers['content-length'] ?? 0);
        tellDearly(readingMs(size), () => respondUnread(exchange, status, headers, text));
        return;
      }
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

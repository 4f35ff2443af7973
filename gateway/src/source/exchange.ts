import type { Dispatcher, Pool } from 'undici';
import type { Breaker, Pass } from './breaker.ts';
import { resultOf } from './result.ts';
import type { Abort, Answered, SourceResult } from './source.ts';

/** What all fetches to one subgraph have in common. */
export type Line = {
  pool: Pool;
  /** Path and query of the URL. */
  path: string;
  /** How messages call the subgraph: its URL without the query, which may hold a secret. */
  name: string;
  timeoutMs: number;
  maxBytes: number;
  breaker: Breaker;
};

/** What an end says of the subgraph's health. Too long an answer or a refused request is the fault of one request. */
type Health = 'alive' | 'failing' | 'unknown';

/** The connection did not come about or broke, so the subgraph may be well and a second attempt may find it. */
const broken = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_INFO',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_HTTP2_STREAM_ERROR',
  'ERR_HTTP2_SESSION_ERROR',
]);

/** Nothing was sent: the request was no valid one, or the source had been stopped. */
const unsent = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

/** One fetch on its way: sent, sent once more if that is allowed and may help, answered once, within one time-out. */
export class Exchange implements Dispatcher.DispatchHandler {
  over = false;
  readonly line: Line;
  private readonly body: string;
  private readonly pass: Pass;
  private readonly answered: Answered;
  private readonly timer: NodeJS.Timeout;
  private attempts: number;
  private headers: Record<string, string> = {};
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private bytes = 0;
  private chunks: Buffer[] = [];

  /** `attempts`: how often it may be sent. */
  constructor(line: Line, body: string, attempts: number, pass: Pass, answered: Answered) {
    this.line = line;
    this.body = body;
    this.attempts = attempts;
    this.pass = pass;
    this.answered = answered;
    this.timer = setTimeout(late, line.timeoutMs, this);
  }

  send(headers: Record<string, string>) {
    if (this.over) return;
    this.headers = headers;
    this.attempts -= 1;
    this.status = 0;
    this.bytes = 0;
    this.chunks = [];
    this.line.pool.dispatch({ method: 'POST', path: this.line.path, headers, body: this.body }, this);
  }

  readonly abort: Abort = (reason) => this.end('unknown', reason);

  onRequestStart(controller: Dispatcher.DispatchController) {
    // It was given up while it queued. Thrown and not aborted, because aborting would cost the connection.
    if (this.over) throw new Error('given up');
    this.controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number) {
    this.status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer) {
    this.bytes += chunk.length;
    if (this.bytes > this.line.maxBytes) {
      return this.end('alive', new Error(`${this.line.name} answered more than ${this.line.maxBytes} bytes`));
    }
    this.chunks.push(chunk);
  }

  onResponseEnd() {
    if (this.over) return;
    const bytes = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks, this.bytes);
    const result = resultOf(bytes.toString());
    if (result) return this.end('alive', null, result);
    const away = this.status >= 502 && this.status <= 504;
    if (away && this.attempts > 0) return this.send(this.headers);
    const health = this.status >= 400 && this.status < 500 ? 'alive' : 'failing';
    this.end(health, new Error(`${this.line.name} answered ${this.status} without a GraphQL result`));
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error & { code?: string }) {
    if (this.over) return;
    const code = error.code ?? '';
    if (broken.has(code) && this.attempts > 0) return this.send(this.headers);
    const after = this.status === 0 ? '' : ` after it had begun to answer ${this.status}`;
    const failure = new Error(`${this.line.name} failed${after}: ${error.message || code}`, { cause: error });
    this.end(unsent.has(code) ? 'unknown' : 'failing', failure);
  }

  end(health: Health, failure: Error | null, result?: SourceResult) {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.chunks = [];
    const { breaker } = this.line;
    if (health === 'alive') breaker.succeeded();
    else if (health === 'failing') breaker.failed(performance.now());
    else breaker.abandoned(this.pass);
    // Whatever still comes is not wanted; on HTTP/1.1 that ends the connection. Nothing happens to what has ended.
    if (failure) this.controller?.abort(failure);
    this.answered(failure, result);
  }
}

function late(exchange: Exchange) {
  const { name, timeoutMs } = exchange.line;
  exchange.end('failing', new Error(`${name} did not answer within ${timeoutMs} ms`));
}

import type { Dispatcher, Pool } from 'undici';
import { resultOf, unauthenticated } from './result.ts';
import { errorOf } from './settle.ts';
import { sseReader } from './sse.ts';
import type { Connect, Connection, Listener } from './upstream.ts';

type SseOptions = {
  /** Of streams alone: they would take all connections that fetches share. */
  pool: Pool;
  path: string;
  /** The subgraph in messages. */
  name: string;
  body: string;
  /** For the beginning of the response. */
  timeoutMs: number;
  /** An event larger than this ends the subscription. */
  maxBytes: number;
};

/** Connections by the distinct connections mode of graphql-sse: a POST whose response is the stream. */
export function connectSse(options: SseOptions): Connect {
  const { pool, path, body } = options;
  return (headers, listener) => {
    const stream = new EventStream(options, listener);
    const all = { 'content-type': 'application/json', ...headers, accept: 'text/event-stream' };
    pool.dispatch({ method: 'POST', path, headers: all, body }, stream);
    return stream;
  };
}

class EventStream implements Dispatcher.DispatchHandler, Connection {
  private readonly options: SseOptions;
  private readonly listener: Listener;
  private readonly timer: NodeJS.Timeout;
  private readonly read: (chunk: Buffer) => void;
  private controller: Dispatcher.DispatchController | undefined;
  private over = false;
  private status = 0;
  private streaming = false;
  private text = '';

  constructor(options: SseOptions, listener: Listener) {
    this.options = options;
    this.listener = listener;
    const { name, timeoutMs, maxBytes } = options;
    this.timer = setTimeout(() => this.lose(new Error(`${name} did not answer within ${timeoutMs} ms`)), timeoutMs);
    this.read = sseReader(maxBytes, (event, data) => this.hear(event, data));
  }

  hold(held: boolean) {
    if (held) this.controller?.pause();
    else this.controller?.resume();
  }

  close() {
    this.end(() => {});
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    if (this.over) throw new Error('given up');
    this.controller = controller;
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ) {
    this.status = status;
    this.streaming = status === 200 && String(headers['content-type']).startsWith('text/event-stream');
    if (!this.streaming) return;
    clearTimeout(this.timer);
    this.listener.opened();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer) {
    if (this.over) return;
    if (this.streaming) {
      try {
        this.read(chunk);
      } catch (thrown) {
        this.refuse(new Error(`${this.options.name} sent ${errorOf(thrown).message}`));
      }
      return;
    }
    this.text += chunk.toString('latin1');
    if (this.text.length > this.options.maxBytes) {
      this.refuse(new Error(`${this.options.name} answered more than ${this.options.maxBytes} bytes`));
    }
  }

  onResponseEnd() {
    const { name } = this.options;
    if (this.streaming) return this.lose(new Error(`${name} ended the stream before the subscription`));
    const result = resultOf(Buffer.from(this.text, 'latin1').toString());
    if (result) {
      return this.end(() => {
        this.listener.event(result);
        this.listener.completed();
      });
    }
    const { status } = this;
    const failure = new Error(`${name} answered ${status} without a stream of events`);
    if (status === 401 || status === 403) return this.refuse(unauthenticated(failure.message));
    const later = status >= 500 || status === 408 || status === 429;
    if (later) this.lose(failure);
    else this.refuse(failure);
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error & { code?: string }) {
    const failure = new Error(`${this.options.name} failed: ${error.message || error.code}`, { cause: error });
    if (error.code === 'UND_ERR_INVALID_ARG') this.refuse(failure);
    else this.lose(failure);
  }

  private hear(event: string, data: string) {
    if (this.over) return;
    if (event === 'complete') return this.end(() => this.listener.completed());
    if (event !== 'next') return;
    const result = resultOf(data);
    if (result) this.listener.event(result);
    else this.lose(new Error(`${this.options.name} sent an event that is no GraphQL result`));
  }

  private refuse(reason: Error) {
    this.end(() => this.listener.refused(reason));
  }

  private lose(reason: Error) {
    this.end(() => this.listener.lost(reason));
  }

  private end(tell: () => void) {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    tell();
    this.controller?.abort(new Error('no longer followed'));
  }
}

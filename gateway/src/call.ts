import type { IncomingMessage } from 'node:http';
import type { Log } from './seeing/log.ts';
import type { Timing } from './serve/timing.ts';

/** One request: who asks, and under which id its bugs are reported. */
export type Call<Context extends object> = {
  readonly context: Context;
  readonly requestId: string;
  readonly log: Log;
  /** The HTTP request or the handshake. Callers in this process have none: no policy concerns them. */
  readonly request?: IncomingMessage;
  /** Filled in while the request is answered, when that is wished. */
  readonly timing?: Timing;
  /** What subgraphs are told with each fetch, whatever their sources say: where a trace goes on. */
  readonly forward?: Readonly<Record<string, string>>;
};

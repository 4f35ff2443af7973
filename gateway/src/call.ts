import type { Log } from './seeing/log.ts';

/** One request: who asks, and under which id its bugs are reported. */
export type Call<Context extends object> = {
  readonly context: Context;
  readonly requestId: string;
  readonly log: Log;
};

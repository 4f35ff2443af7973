import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../call.ts';
import { publicError } from '../errors.ts';
import type { Log } from '../seeing/log.ts';
import { isThenable, type Now } from '../source/settle.ts';
import { type Refused, refused } from './answer.ts';
import type { Timing } from './timing.ts';

/** A request on its way: what came, and where its answer goes. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; requestId: string; timing?: Timing };

export type ContextOf<Context extends object> = (request: IncomingMessage, requestId: string) => Now<Context>;

/** Who asks, or why they may not. */
export type CallOf<Context extends object> = (exchange: Exchange) => Now<Call<Context> | Refused>;

/** Asks for the context. One that throws refuses, with what it says if that is meant for clients. */
export function createCallOf<Context extends object>(contextOf: ContextOf<Context>, log: Log): CallOf<Context> {
  return ({ request, requestId, timing }) => {
    const report = { log, requestId };
    const known = (context: Context) => ({ ...report, context, request, timing });
    const refuse = (thrown: unknown) => refused([publicError(thrown, report)]);
    try {
      const context = contextOf(request, requestId);
      return isThenable(context) ? context.then(known, refuse) : known(context);
    } catch (thrown) {
      return refuse(thrown);
    }
  };
}

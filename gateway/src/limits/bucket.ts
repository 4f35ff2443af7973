import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Call } from '../call.ts';

export type RateOptions<Context extends object> = {
  /** On whose account an operation goes: a user, a key, an address. Null: on nobody's. */
  principal(context: Context, request: IncomingMessage): string | null;
  /** The cost that one principal may spend in so many seconds; an operation costs at least 1. */
  points?: number;
  seconds?: number;
  /** Any limiter of rate-limiter-flexible, for example on Redis or PostgreSQL; it brings its own points and seconds. */
  limiter?: RateLimiterAbstract;
};

/** Charges an operation; the error that refuses it, or undefined. */
export type Charge<Context extends object> = (cost: number, call: Call<Context>) => Promise<GraphQLError | undefined>;

/** How long a store is waited for. */
const patienceMs = 500;

/** An account for each principal. A store that fails or hangs lets everybody pass: the limit protects, it is no permission. */
export function createCharge<Context extends object>(options: RateOptions<Context>): Charge<Context> {
  const { principal, points = 200_000, seconds = 60 } = options;
  const limiter = options.limiter ?? new RateLimiterMemory({ points, duration: seconds });

  return async (cost, { context, request, log, requestId }) => {
    if (request === undefined) return undefined;
    const impatience = new AbortController();
    try {
      const key = principal(context, request);
      if (key === null) return undefined;
      const hangs = new Error('the store of the rate limit does not answer');
      const late = wait(patienceMs, hangs, { signal: impatience.signal, ref: false });
      const answered = await Promise.race([limiter.consume(key, Math.max(1, Math.ceil(cost))), late]);
      if (answered instanceof Error) throw answered;
      return undefined;
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) return limited(thrown, cost);
      log.warn({ err: thrown, requestId }, 'rate limit not kept');
      return undefined;
    } finally {
      impatience.abort();
    }
  };
}

function limited({ msBeforeNext }: RateLimiterRes, cost: number): GraphQLError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return new GraphQLError('You have asked for much in a short time. Wait a little.', {
    extensions: { code: 'RATE_LIMITED', cost, retryAfter },
  });
}

import type { Context } from '../context.ts';
import { boardState } from './leaderboard.ts';

/**
 * Ticks when the viewer's view of the board has changed: at once, unless `sinceVersion` is what they hold, then after each
 * change they may know of. A change outside their view makes no tick at all, so that time tells nothing either.
 */
export async function boardChanges(context: Context, roundId: string, sinceVersion: number | null | undefined) {
  let told = { ...(await boardState(context, roundId)), version: sinceVersion ?? -1 };
  const ticks = context.events.watch('board', (key) => key === roundId)[Symbol.asyncIterator]();

  async function next(): Promise<IteratorResult<true, undefined>> {
    for (;;) {
      const tick = await ticks.next();
      if (tick.done) return { done: true, value: undefined };
      const caller = await context.refresh();
      if (!caller) return tick; // whose delivery then ends the subscription
      const now = await boardState({ ...context, viewer: caller.viewer }, roundId);
      if (now.version <= told.version && now.access === told.access) continue;
      told = now;
      return tick;
    }
  }

  const end = async (): Promise<IteratorResult<true, undefined>> => {
    await ticks.return?.();
    return { done: true, value: undefined };
  };
  return {
    next,
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * An iterator that ends at once when it is closed, even while it waits: a generator that waits cannot be. `next` is asked
 * for one value after the other; `close` runs once, however it ends.
 */
export function closable<Value>(
  next: () => Promise<IteratorResult<Value, unknown>>,
  close: () => void,
): AsyncIterableIterator<Value, undefined> {
  const done = { done: true as const, value: undefined };
  let ended = false;
  let waiting: ((result: IteratorResult<Value, undefined>) => void) | undefined;

  function end() {
    if (ended) return;
    ended = true;
    waiting?.(done);
    close();
  }

  const events: AsyncIterableIterator<Value, undefined> = {
    [Symbol.asyncIterator]: () => events,
    async next() {
      if (ended) return done;
      try {
        // Not Promise.race against one promise of the end, which would keep something of every event until then.
        return await new Promise<IteratorResult<Value, undefined>>((resolve, reject) => {
          waiting = resolve;
          next().then((result) => {
            if (result.done) end();
            resolve(result.done || ended ? done : result);
          }, reject);
        });
      } catch (thrown) {
        if (ended) return done;
        end();
        throw thrown;
      }
    },
    async return() {
      end();
      return done;
    },
  };
  return events;
}

/**
 * What an upstream has sent and nobody has taken. Nothing is dropped, since it is not known here whether a later event
 * makes up for an earlier one; instead `hold` pauses the upstream's socket from the first event that has to wait until the
 * last is taken. So at most one read of the socket and one event that it completes are kept, however fast it sends.
 */
export function createInbox<Item>(hold: (held: boolean) => void) {
  const items: Item[] = [];
  let ended = false;
  let failure: Error | undefined;
  let taker: PromiseWithResolvers<IteratorResult<Item, undefined>> | undefined;

  function end(reason?: Error) {
    ended = true;
    failure = reason;
    if (!taker) return;
    if (reason) taker.reject(reason);
    else taker.resolve({ done: true, value: undefined });
    taker = undefined;
  }

  return {
    put(item: Item) {
      if (taker) {
        taker.resolve({ done: false, value: item });
        taker = undefined;
      } else {
        items.push(item);
        hold(true);
      }
    },

    /** Nothing more comes: takers are told so, or why, once they have taken what there is. */
    end,

    /** Forgets everything, the end included. */
    clear() {
      items.length = 0;
      ended = false;
      failure = undefined;
    },

    async take(): Promise<IteratorResult<Item, undefined>> {
      if (items.length > 0) {
        const value = items.shift() as Item;
        if (items.length === 0) hold(false);
        return { done: false, value };
      }
      if (failure) throw failure;
      if (ended) return { done: true, value: undefined };
      taker = Promise.withResolvers();
      return taker.promise;
    },
  };
}

/** Lets so many in at a time and so many more wait; whoever comes then is turned away, which costs next to nothing. */
export type Gate = {
  /** Whether nobody else is let in, not even to wait. */
  readonly full: boolean;
  readonly waiting: number;
  readonly running: number;
  /** Whether there is room; whoever hears yes has started. */
  enterNow(): boolean;
  /** Starts now or later; false when full. Whoever has started leaves once. */
  enter(start: () => void): boolean;
  leave(): void;
  /** Whoever waits no more; nothing happens to those who have started. */
  forget(start: () => void): void;
  /** Calls this whenever the last that ran has left. */
  onIdle(heard: () => void): void;
};

export function createGate(concurrency: number, queue: number): Gate {
  // In the order of their coming.
  const waiting = new Set<() => void>();
  let running = 0;
  /** Given back and not yet handed on. */
  let places = 0;
  let idle = () => {};

  function enterNow(): boolean {
    if (running >= concurrency) return false;
    running += 1;
    return true;
  }

  return {
    get full() {
      return running >= concurrency && waiting.size >= queue;
    },
    get waiting() {
      return waiting.size;
    },
    get running() {
      return running;
    },
    enterNow,
    enter(start) {
      if (enterNow()) {
        start();
        return true;
      }
      if (waiting.size >= queue) return false;
      waiting.add(start);
      return true;
    },
    leave() {
      places += 1;
      // What starts now may be over at once: a loop, or a long queue of such would be as deep a recursion.
      if (places > 1) return;
      for (; places > 0; places--) {
        const [next] = waiting;
        if (next) {
          waiting.delete(next);
          next();
        } else running -= 1;
      }
      if (running === 0) idle();
    },
    forget(start) {
      waiting.delete(start);
    },
    onIdle(heard) {
      idle = heard;
    },
  };
}

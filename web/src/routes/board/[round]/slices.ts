/** How long a slice may take, in milliseconds: a quarter of a frame. */
const length = 4;

/** Work starts within so many milliseconds, however busy the page is. */
const patience = 50;

/** Calls back when the browser has nothing to draw. Safari cannot tell: there it is after the next task. */
export function whenIdle(go: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: patience });
  else setTimeout(go);
}

/** So many at once: it costs more to begin a piece of work than to make it longer. */
const batch = 8;

/**
 * Does many small things without keeping a frame waiting: once begun, a few at a time, then a pause. What waits already
 * keeps its place, so that everyone's turn comes however often more is added.
 */
export class Slices<Item> {
  #waiting = new Set<Item>();
  #due = false;
  #work: (items: Item[]) => void;
  #pause: (go: () => void) => void;
  #clock: () => number;

  constructor(
    work: (items: Item[]) => void,
    pause: (go: () => void) => void = whenIdle,
    clock = () => performance.now(),
  ) {
    this.#work = work;
    this.#pause = pause;
    this.#clock = clock;
  }

  /** Lets something wait until the work begins; what is added to work that goes on is part of it. */
  add(item: Item) {
    this.#waiting.add(item);
  }

  /** Whether anything waits. */
  get waits() {
    return this.#waiting.size > 0;
  }

  begin() {
    this.#goOn();
  }

  /** Does all that waits, now. */
  finish() {
    this.#take(this.#waiting.size);
  }

  stop() {
    this.#waiting.clear();
  }

  #goOn() {
    if (this.#due || !this.#waiting.size) return;
    this.#due = true;
    this.#pause(() => this.#slice());
  }

  #slice() {
    this.#due = false;
    const until = this.#clock() + length;
    do this.#take(batch);
    while (this.#waiting.size && this.#clock() < until);
    this.#goOn();
  }

  #take(most: number) {
    const items = [...this.#waiting].slice(0, most);
    if (!items.length) return;
    for (const item of items) this.#waiting.delete(item);
    this.#work(items);
  }
}

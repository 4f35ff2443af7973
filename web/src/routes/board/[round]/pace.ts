/**
 * Passes on the newest of many values, at most one in `gap` milliseconds: the first at once, the last always. A board is a
 * state, so what is skipped is not missed.
 */
export class Pace<Value> {
  #gap: number;
  #show: (value: Value) => void;
  #shownAt = Number.NEGATIVE_INFINITY;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #newest: Value | undefined;

  constructor(gap: number, show: (value: Value) => void) {
    this.#gap = gap;
    this.#show = show;
  }

  offer(value: Value) {
    this.#newest = value;
    if (this.#waiting !== undefined) return;
    const wait = this.#shownAt + this.#gap - Date.now();
    if (wait <= 0) this.#pass();
    else this.#waiting = setTimeout(() => this.#pass(), wait);
  }

  stop() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  #pass() {
    this.#waiting = undefined;
    this.#shownAt = Date.now();
    this.#show(this.#newest as Value);
  }
}

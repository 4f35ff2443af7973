/** Runs something once it has been quiet for `quiet` milliseconds, and at the latest `patience` after it was first asked for. */
export class Lull {
  #quiet: number;
  #patience: number;
  #go: () => void;
  #waiting: { timer: ReturnType<typeof setTimeout>; until: number } | undefined;

  constructor(quiet: number, patience: number, go: () => void) {
    this.#quiet = quiet;
    this.#patience = patience;
    this.#go = go;
  }

  ask(quiet = this.#quiet) {
    const now = Date.now();
    const until = this.#waiting?.until ?? now + this.#patience;
    clearTimeout(this.#waiting?.timer);
    const timer = setTimeout(() => this.#run(), Math.min(quiet, until - now));
    this.#waiting = { timer, until };
  }

  stop() {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = undefined;
  }

  #run() {
    this.#waiting = undefined;
    this.#go();
  }
}

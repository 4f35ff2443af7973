import { m } from '#paraglide/messages.js';
import { changesOf, wordsOf } from './changes.ts';
import type { Board } from './documents.ts';

/** How long a provisional board may wait for the fitted one that follows. */
const patience = 3_000;
/** Nobody can listen to more than a sentence in so long. */
const breath = 4_000;
/** How long a sentence stays to be read when nothing follows. */
const fresh = 30_000;

/**
 * Says what changes on a board, each change once: when it is fitted, or as provisional when no fit comes. What happens
 * while the last sentence is still heard is said together afterwards.
 */
export class News {
  #told: Board;
  #latest: Board;
  #say: (words: string) => void;
  #saidAt = Number.NEGATIVE_INFINITY;
  #due: { at: number; timer: ReturnType<typeof setTimeout> } | undefined;
  #old: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board, say: (words: string) => void) {
    this.#told = board;
    this.#latest = board;
    this.#say = say;
  }

  /** Takes the newest state of the board. */
  hear(board: Board) {
    this.#latest = board;
    if (board.access !== this.#told.access) return this.#tell('');
    if (!changesOf(this.#told, board).length) {
      // A board that says the same with other numbers is what the next one is compared with.
      if (!board.provisional) this.#told = board;
      return;
    }
    const now = Date.now();
    this.#tellAt(Math.max(board.provisional ? now + patience : now, this.#saidAt + breath));
  }

  stop() {
    this.#wait();
    clearTimeout(this.#old);
  }

  #wait() {
    clearTimeout(this.#due?.timer);
    this.#due = undefined;
  }

  #tellAt(at: number) {
    if (this.#due && this.#due.at <= at) return;
    this.#wait();
    this.#due = { at, timer: setTimeout(() => this.#tellNow(), at - Date.now()) };
  }

  #tellNow() {
    const changes = changesOf(this.#told, this.#latest);
    if (!changes.length) return this.#wait();
    const words = wordsOf(changes);
    this.#tell(this.#latest.provisional ? m.board_said_provisional({ words }) : words);
  }

  #tell(words: string) {
    this.stop();
    this.#told = this.#latest;
    this.#saidAt = words ? Date.now() : this.#saidAt;
    this.#say(words);
    if (words) this.#old = setTimeout(() => this.#say(''), fresh);
  }
}

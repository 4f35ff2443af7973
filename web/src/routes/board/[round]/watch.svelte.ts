import { SvelteSet } from 'svelte/reactivity';
import { online } from 'svelte/reactivity/window';
import { Live } from '#lib/live.svelte.ts';
import { changesOf } from './changes.ts';
import { type Board, BoardSubscription } from './documents.ts';
import { News } from './news.ts';
import { Pace } from './pace.ts';
import { settled } from './rows.ts';

const tint = 2_000;
/** Rows glide for 300 ms: a new order more often than that could not be followed. */
const gap = 300;

interface Variables {
  roundId: string;
  language: 'VI' | 'EN';
}

/** A board that follows its round: the last state, what just changed in it, and whether changes arrive now. */
export class Watch {
  #live: Live<{ leaderboard: Board }, Variables>;
  /** The newest state that is shown. */
  board = $state.raw() as Board;
  /** Ids of the rows that just changed. */
  changed = new SvelteSet<string>();
  /** The last changes in words, for a while. */
  said = $state('');

  /** `loaded` is the board as the page came with it. */
  constructor(variables: () => Variables, loaded: () => Board) {
    this.#live = new Live(BoardSubscription, variables());
    let shown = loaded();
    this.board = shown;
    const news = new News(shown, (words) => (this.said = words));
    const calm = new Map<string, ReturnType<typeof setTimeout>>();
    const mark = (id: string) => {
      clearTimeout(calm.get(id));
      this.changed.add(id);
      calm.set(
        id,
        setTimeout(() => this.changed.delete(id), tint),
      );
    };
    const pace = new Pace<Board>(gap, (newest) => {
      for (const { id } of changesOf(shown, newest)) mark(id);
      news.hear(newest);
      shown = settled(shown, newest);
      this.board = shown;
    });
    $effect(() => pace.offer(newestOf(loaded(), this.#live.data?.leaderboard)));
    $effect(() => () => {
      pace.stop();
      news.stop();
      for (const timer of calm.values()) clearTimeout(timer);
    });
  }

  /** Whether changes arrive now. */
  get connected() {
    return this.#live.connected && online.current !== false;
  }
}

/** A state that is older than the page’s own is dropped, unless the view itself became another. */
function newestOf(loaded: Board, live: Board | undefined): Board {
  if (!live) return loaded;
  return live.version >= loaded.version || live.access !== loaded.access ? live : loaded;
}

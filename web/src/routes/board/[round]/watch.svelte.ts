import { online } from 'svelte/reactivity/window';
import { Live } from '#lib/live.svelte.ts';
import { type Board, BoardSubscription } from './documents.ts';
import { changesOf } from './rows.ts';

const tint = 2_000;

interface Variables {
  roundId: string;
  language: 'VI' | 'EN';
}

/** A board that follows its round: the last state, what just changed in it, and whether changes arrive now. */
export class Watch {
  #live: Live<{ leaderboard: Board }, Variables>;
  #loaded: () => Board;
  changed = $state.raw<ReadonlySet<string>>(new Set());
  /** The last changes in words, for whoever listens. */
  said = $state('');

  /** `loaded` is the board as the page came with it. */
  constructor(variables: () => Variables, loaded: () => Board) {
    this.#live = new Live(BoardSubscription, variables());
    this.#loaded = loaded;
    let before = loaded();
    let calm: ReturnType<typeof setTimeout> | undefined;
    $effect(() => {
      const { board } = this;
      if (board === before) return;
      const changes = changesOf(before, board);
      before = board;
      if (!changes.length) return;
      this.changed = new Set(changes.map(({ id }) => id));
      this.said = changes.map(({ said }) => said).join(' ');
      clearTimeout(calm);
      calm = setTimeout(() => (this.changed = new Set()), tint);
    });
  }

  /** The newest state known; one that is older than the page’s own is dropped, unless the view itself became another. */
  get board(): Board {
    const loaded = this.#loaded();
    const live = this.#live.data?.leaderboard;
    if (!live) return loaded;
    return live.version >= loaded.version || live.access !== loaded.access ? live : loaded;
  }

  /** Whether changes arrive now. */
  get connected() {
    return this.#live.connected && online.current !== false;
  }
}

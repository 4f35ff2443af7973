import type { Client } from '@urql/core';
import { online } from 'svelte/reactivity/window';
import { createClient } from '#lib/client.ts';
import { Live } from '#lib/live.svelte.ts';
import { m } from '#paraglide/messages.js';
import { BoardTicks } from './documents.ts';
import { keepingFocus } from './focus.ts';
import { Lull } from './lull.ts';

/** Refits of a round take a while: the page is read anew when the board has been still so long, or in any case so often. */
const quiet = 1_500;
const patience = 10_000;

type State = { version: number; access: string };

/** A page of the chair's that follows its board: what it shows, whether changes arrive, and what is said when it has changed. */
export class Follow<Answer extends { board: State }> {
  #live: Live<{ leaderboard: State }, { roundId: string }>;
  #answer = $state.raw() as Answer;
  #was = $state(false);
  /** What just happened, for who does not see it. */
  said = $state('');

  /** `loaded` is what the page came with; `read` asks for it anew and gives nothing where no whole answer comes. */
  constructor(roundId: string, loaded: () => Answer, read: (client: Client) => Promise<Answer | null>) {
    const client = createClient(fetch);
    this.#live = new Live(BoardTicks, { roundId });
    this.#answer = loaded();
    const lull = new Lull(quiet, patience, async () => {
      const asked = loaded();
      const answer = await read(client);
      // What is on screen stays while no whole answer comes.
      if (!answer) return lull.ask(patience);
      if (answer.board.access !== 'FULL') return location.reload();
      // Meanwhile the page was led elsewhere.
      if (loaded() !== asked) return;
      await keepingFocus(() => (this.#answer = answer));
      this.said = m.chair_updated({ version: answer.board.version });
    });
    $effect(() => {
      this.#answer = loaded();
    });
    $effect(() => {
      if (this.#live.connected) this.#was = true;
    });
    $effect(() => {
      const newest = this.#live.data?.leaderboard;
      if (newest && isOther(newest, this.#answer.board)) lull.ask();
    });
    $effect(() => () => lull.stop());
  }

  get answer() {
    return this.#answer;
  }

  /** Whether changes arrive now; null until they did for the first time. */
  get connected(): boolean | null {
    return (this.#live.connected && online.current !== false) || (this.#was ? false : null);
  }

  /** Whether the board is further on than what is shown. */
  get behind() {
    const newest = this.#live.data?.leaderboard;
    return newest !== undefined && isOther(newest, this.#answer.board);
  }
}

const isOther = (newest: State, shown: State) => newest.access !== shown.access || newest.version > shown.version;

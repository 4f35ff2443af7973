import { online } from 'svelte/reactivity/window';
import { createClient } from '#lib/client.ts';
import { Live } from '#lib/live.svelte.ts';
import { m } from '#paraglide/messages.js';
import { Lull } from '../lull.ts';
import { type ChairAnswer, ChairQuery, ChairTicks } from './documents.ts';
import { keepingFocus } from './focus.ts';

/** Refits of a round take a while: the page is read anew when the board has been still so long, or in any case so often. */
const quiet = 1_500;
const patience = 10_000;

interface Variables {
  roundId: string;
  language: 'VI' | 'EN';
}

/** The chair's page that follows its board: what it shows, whether changes arrive, and what is said when it has changed. */
export class Follow {
  #live: Live<{ leaderboard: { version: number; access: string } }, Variables>;
  #answer = $state.raw() as ChairAnswer;
  #was = $state(false);
  /** What just happened, for who does not see it. */
  said = $state('');

  /** `loaded` is what the page came with. */
  constructor(variables: () => Variables, loaded: () => ChairAnswer) {
    const client = createClient(fetch);
    this.#live = new Live(ChairTicks, variables());
    this.#answer = loaded();
    const lull = new Lull(quiet, patience, async () => {
      const { data, error } = await client.query(ChairQuery, variables());
      // What is on screen stays while no whole answer comes.
      if (error || !data?.reviewRound || !data.leaderboard) return lull.ask(patience);
      if (data.leaderboard.access !== 'FULL') return location.reload();
      const { reviewRound: round, leaderboard: board } = data;
      await keepingFocus(() => (this.#answer = { round, board, failed: false }));
      this.said = m.chair_updated({ version: board.version });
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

const isOther = (newest: { version: number; access: string }, shown: { version: number; access: string }) =>
  newest.access !== shown.access || newest.version > shown.version;

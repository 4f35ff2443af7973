import { tick } from 'svelte';
import { deserialize } from '$app/forms';
import type { Refused } from './errors.ts';

const pause = 1_200;
const patience = 8_000;

/** Saves a form as a draft a moment after each change, by the same action as its button. One saving at a time. */
export class Autosave<Kept> {
  state = $state<'still' | 'saving' | 'waiting'>('still');
  refused = $state.raw<Refused>();
  #action: string;
  #keep: (kept: Kept) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();

  /** `keep` is given what the action answers as `kept`. */
  constructor(action: string, keep: (kept: Kept) => void) {
    this.#action = action;
    this.#keep = keep;
  }

  /** Something was typed. */
  touch(form: HTMLFormElement, after = pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#last = this.#last.then(() => this.#send(form));
    }, after);
  }

  /** The network is back: what waits need wait no longer. */
  wake(form: HTMLFormElement) {
    if (this.state === 'waiting') this.touch(form, 0);
  }

  /** Something else was saved in its place. */
  rest() {
    this.refused = undefined;
    this.state = 'still';
  }

  /** What there is to say of the last saving, but for when it was. */
  get trouble(): string | undefined {
    return this.refused && (Object.values(this.refused.fields)[0] ?? this.refused.sentence);
  }

  /** Drops what has not begun and waits for what has, so that two writes never cross. */
  async settle() {
    clearTimeout(this.#timer);
    await this.#last;
  }

  async #send(form: HTMLFormElement) {
    this.state = 'saving';
    const result = await fetch(this.#action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      body: new FormData(form),
    })
      .then(async (response) => deserialize<{ kept: Kept }, { refused: Refused }>(await response.text()))
      .catch(() => undefined);

    if (result?.type === 'success' && result.data) {
      this.#keep(result.data.kept);
      this.refused = undefined;
      this.state = 'still';
      await tick();
    } else if (result?.type === 'failure' && result.data?.refused.code !== 'UNAVAILABLE') {
      this.refused = result.data?.refused;
      this.state = 'still';
    } else {
      this.state = 'waiting';
      this.touch(form, patience);
    }
  }
}

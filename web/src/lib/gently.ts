import type { SubmitFunction } from '$app/forms';

interface Wishes<Given> {
  /** Runs before anything is sent; may change what is sent. */
  before?: (form: FormData) => Promise<void> | void;
  /** Runs with what the action answered; with nothing when no answer came. */
  after?: (given: Given | undefined) => void;
}

/**
 * Sends a form by script and keeps everything that was typed: a refusal is shown in place, and when the network is silent
 * the page stays as it is instead of giving way to an error page. A second click while the first is on its way does nothing.
 */
export function gently<Given extends object>({ before, after }: Wishes<Given> = {}): SubmitFunction {
  let busy = false;
  return async ({ formData, cancel }) => {
    if (busy) return cancel();
    busy = true;
    await before?.(formData);
    return async ({ result, update }) => {
      busy = false;
      if (result.type !== 'error') await update({ reset: false, navigate: false, refreshAll: false });
      if (result.type !== 'redirect') after?.('data' in result ? (result.data as Given | undefined) : undefined);
    };
  };
}

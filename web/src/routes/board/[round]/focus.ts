import { tick } from 'svelte';

/**
 * Changes the page and leaves the focus where it was: rows that change places would lose it. Where what had it is gone, the
 * heading of its part gets it.
 */
export async function keepingFocus(change: () => void) {
  const focused = document.activeElement;
  const heading = focused?.closest('section')?.querySelector<HTMLElement>('h2');
  change();
  await tick();
  if (!(focused instanceof HTMLElement) || document.activeElement === focused || focused === document.body) return;
  const next = focused.isConnected ? focused : heading;
  if (next === heading) next?.setAttribute('tabindex', '-1');
  next?.focus({ preventScroll: true });
}

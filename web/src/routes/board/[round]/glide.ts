import { prefersReducedMotion } from 'svelte/motion';

const duration = 300;
const easing = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
/** Rows this far outside the window still glide, so that none appears from nowhere. */
const margin = 200;

const tops = (body: HTMLElement) => {
  const { top } = body.getBoundingClientRect();
  return new Map(Array.from(body.children, (row) => [row, row.getBoundingClientRect().top - top]));
};

/**
 * Lets the rows of a table glide to their new places, by transform alone. `hold` reads where they are, before they are put
 * elsewhere; `release` lets go. All is read at once and then written at once, and rows far from the window do not move.
 */
export function glideOf() {
  const running = new Map<Element, Animation>();
  let before: Map<Element, number> | undefined;

  return {
    hold(body: HTMLElement | undefined) {
      before = body && !prefersReducedMotion.current ? tops(body) : undefined;
    },

    release(body: HTMLElement | undefined) {
      if (!body || !before) return;
      for (const animation of running.values()) animation.cancel();
      running.clear();
      const after = tops(body);
      const shift = body.getBoundingClientRect().top;
      const near = (top: number) => top + shift > -margin && top + shift < innerHeight + margin;
      for (const [row, to] of after) {
        const from = before.get(row) ?? to;
        if (Math.abs(from - to) < 1 || !(near(from) || near(to))) continue;
        // What comes from far away enters from beyond the edge, at the speed of the others.
        const far = Math.max(-innerHeight, Math.min(innerHeight, from - to));
        const animation = row.animate([{ transform: `translateY(${far}px)` }, { transform: 'none' }], {
          duration,
          easing,
        });
        running.set(row, animation);
        animation.onfinish = () => running.delete(row);
      }
      before = undefined;
    },
  };
}

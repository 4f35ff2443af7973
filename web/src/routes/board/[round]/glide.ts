import { prefersReducedMotion } from 'svelte/motion';

const duration = 300;
const easing = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
/** Rows this far outside the window still glide, so that none appears from nowhere. */
const margin = 200;

interface Near {
  /** Where each row near the window lies in it. */
  tops: Map<Element, number>;
  /** How many rows are above these. */
  above: number;
}

const topOf = (row: Element) => row.getBoundingClientRect().top;

/** The places from one on to before another, of so many. */
export interface Span {
  from: number;
  to: number;
  of: number;
}

/** The places of the rows near the window. */
export function spanOf(rows: HTMLCollection): Span {
  const { above, tops } = near(rows);
  return { from: above, to: above + tops.size, of: rows.length };
}

/** The rows near the window: those lie one under another, so that a few looks find the first. */
function near(rows: HTMLCollection): Near {
  let above = 0;
  for (let end = rows.length; above < end; ) {
    const middle = (above + end) >> 1;
    if (rows[middle]!.getBoundingClientRect().bottom < -margin) above = middle + 1;
    else end = middle;
  }
  const tops = new Map<Element, number>();
  for (let n = above; n < rows.length; n++) {
    const top = topOf(rows[n]!);
    if (top > innerHeight + margin) break;
    tops.set(rows[n]!, top);
  }
  return { tops, above };
}

/**
 * Lets the rows of a table glide to their new places, by transform alone. `hold` looks where they are, before they are put
 * elsewhere; `release` lets go. Only rows near the window are looked at and moved; all is read before anything is written.
 */
export function glideOf() {
  const running = new Map<Element, Animation>();
  let before: (Near & { order: Map<Element, number>; table: number }) | undefined;

  return {
    hold(body: HTMLElement | undefined) {
      before = undefined;
      if (!body || prefersReducedMotion.current) return;
      const order = new Map(Array.from(body.children, (row, n) => [row, n]));
      before = { ...near(body.children), order, table: topOf(body) };
    },

    release(body: HTMLElement | undefined) {
      if (!body || !before) return;
      const { tops, above, order, table } = before;
      before = undefined;
      for (const animation of running.values()) animation.cancel();
      running.clear();
      const now = near(body.children).tops;
      const shift = topOf(body) - table;
      const moves: [Element, number][] = [];
      for (const row of new Set([...now.keys(), ...tops.keys()])) {
        const place = order.get(row);
        if (place === undefined || !row.isConnected) continue;
        const beyond = place < above ? -margin - 100 : innerHeight + margin;
        const by = (tops.get(row) ?? beyond) + shift - (now.get(row) ?? topOf(row));
        // What goes far away leaves beyond the edge, at the speed of the others.
        if (Math.abs(by) >= 1) moves.push([row, Math.max(-innerHeight, Math.min(innerHeight, by))]);
      }
      for (const [row, by] of moves) {
        const animation = row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
          duration,
          easing,
        });
        running.set(row, animation);
        animation.onfinish = () => running.delete(row);
      }
    },
  };
}

import { dayOfYear, month } from '#lib/format.ts';
import { type PhaseKind, phaseName } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import type { HomeSeason } from './documents.ts';

/** FREEZE lasts a day and CLOSE has no length: neither can be drawn to scale. */
const drawn = (kind: PhaseKind) => kind !== 'FREEZE' && kind !== 'CLOSE';

/** Grants run for years after the season: the drawing shows three weeks and fades out. */
const openEnd = 21 * 24 * 60 * 60 * 1000;

/** The phases as stretches of the timeline, in words and milliseconds. */
export function stages(phases: HomeSeason['phases'], now: number) {
  return phases
    .filter(({ kind }) => drawn(kind))
    .map(({ kind, startsAt, endsAt, active }) => {
      const [from, end] = [Date.parse(startsAt), Date.parse(endsAt)];
      const open = kind === 'IMPLEMENT';
      const state = active ? ('now' as const) : end <= now ? ('done' as const) : ('next' as const);
      return {
        name: phaseName(kind),
        span: open
          ? m.home_span_open({ from: dayOfYear(from) })
          : // An end is the first instant after the phase, so its last day is the one before.
            m.home_span({ from: dayOfYear(from), to: dayOfYear(end - 1) }),
        from,
        to: open ? from + openEnd : end,
        state,
        said: { now: m.home_stage_now, done: m.home_stage_done, next: m.home_stage_next }[state](),
        open,
      };
    });
}

/** The first of each month between two instants, in Vietnam, and the beginning itself where there is room for its name. */
export function months(from: number, to: number) {
  const offset = 7 * 60 * 60 * 1000;
  const first = new Date(from + offset);
  const ticks: { name: string; at: number }[] = [];
  for (let step = 1; ; step++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + step, 1) - offset;
    if (at >= to) break;
    ticks.push({ name: month(at), at });
  }
  const room = (to - from) / 14;
  if (!ticks[0] || ticks[0].at - from > room) ticks.unshift({ name: month(from), at: from });
  return ticks.filter(({ at }) => to - at > room / 2);
}

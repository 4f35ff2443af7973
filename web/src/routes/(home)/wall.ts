import type { Card } from '#lib/card.ts';
import { printOf } from '#lib/initiative.ts';
import { groundOf } from '#lib/ui/cover/cover.ts';

/** The motifs of the seven places of the wall: no two neighbours are alike. */
const places = ['lotus', 'drum', 'brocade', 'lotus', 'drum', 'lotus', 'brocade'] as const;

/** Chooses seven of the newest so that motifs and grounds alternate; fewer when there are fewer. */
export function hang(initiatives: Card[]): Card[] {
  const left = initiatives.map((initiative) => {
    const print = printOf(initiative);
    return { initiative, motif: print.motif, ground: groundOf(print) };
  });
  const grounds = new Set<string>();
  return places.slice(0, initiatives.length).map((motif) => {
    const fit = (one: (typeof left)[number]) => (one.motif === motif ? 2 : 0) + (grounds.has(one.ground) ? 0 : 1);
    const best = left.reduce((kept, one) => (fit(one) > fit(kept) ? one : kept));
    left.splice(left.indexOf(best), 1);
    grounds.add(best.ground);
    return best.initiative;
  });
}

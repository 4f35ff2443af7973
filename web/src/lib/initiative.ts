import { m } from '#paraglide/messages.js';
import type { Card } from './card.ts';
import type { Composition, Motif, Print } from './ui/cover/cover.ts';
import { allKinds, type Objective } from './words.ts';

const motifs: Record<Objective, Motif> = {
  CITIZEN_INPUT: 'lotus',
  E_GOVERNANCE: 'brocade',
  SATISFACTION_360: 'drum',
};

/** An initiative's print: its objective chooses the motif, its kind the composition, its name in addresses the rest. */
export const printOf = ({ slug, objectives, kinds }: Pick<Card, 'slug' | 'objectives' | 'kinds'>): Print => ({
  seed: slug,
  motif: motifs[objectives[0] ?? 'CITIZEN_INPUT'],
  composition: Math.max(0, allKinds.indexOf(kinds[0] ?? 'NEW_SERVICE')) as Composition,
});

/** Where it is from, under the name of that day and of today: Thừa Thiên Huế (nay là Huế). */
export function placeOf({ nationwide, unit }: Pick<Card, 'nationwide' | 'unit'>): string {
  if (!unit) return nationwide ? m.unit_nationwide() : '';
  const [now] = unit.successors;
  return now && now.name !== unit.name ? m.unit_now({ old: unit.name, now: now.name }) : unit.name;
}

import { m } from '#paraglide/messages.js';
import { chancesOf, sureOf } from './chance.ts';
import type { Board } from './documents.ts';

/**
 * How sure it is who leads, in a short sentence and what stands behind it. Nobody is named while that is open. Nothing where
 * there is no such probability.
 */
export function aheadOf({ leadProbability, entries }: Pick<Board, 'leadProbability' | 'entries'>) {
  const first = entries[0];
  if (leadProbability === null || !first) return null;
  const sure = sureOf(leadProbability);
  const title = first.initiative?.title ?? m.review_not_readable();
  const chance = chancesOf(leadProbability).better;
  const count = entries.filter(({ rank }) => rank === first.rank).length;
  if (sure === 'OPEN') return { sure, who: m.board_lead_open(), how: m.board_lead_open_text({ count, chance }) };
  if (sure === 'CLEAR') return { sure, who: m.board_lead_clear({ title }), how: m.board_lead_clear_text({ chance }) };
  return { sure, who: m.board_lead_probable({ title }), how: m.board_lead_probable_text({ count, chance }) };
}

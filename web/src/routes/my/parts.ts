import type { EditorialState } from '#lib/editorial.ts';
import { m } from '#paraglide/messages.js';

/** The parts of the list by what is going on, as the address names them. */
export const parts = {
  all: { name: m.my_all, editorial: null },
  toDo: { name: m.my_to_do, editorial: ['DRAFT', 'REVISION_REQUESTED'] },
  waiting: { name: m.my_waiting, editorial: ['SUBMITTED', 'SCREENING'] },
  shown: { name: m.my_shown, editorial: ['VALID'] },
  ended: { name: m.my_ended, editorial: ['DECLINED', 'WITHDRAWN'] },
} satisfies Record<string, { name: () => string; editorial: EditorialState[] | null }>;

export type Part = keyof typeof parts;

/** The part an address asks for; all of it when it asks for none that there is. */
export const partOf = (wanted: string | null): Part =>
  wanted && Object.hasOwn(parts, wanted) ? (wanted as Part) : 'all';

import { dayOfYear } from '#lib/format.ts';
import { m } from '#paraglide/messages.js';
import type { Mine } from './documents.ts';

/** A stop on the way from draft to Expo. */
export interface Stop {
  name: string;
  /** When, or what is due. */
  when: string;
  state: 'done' | 'now' | 'trouble' | 'ahead';
}

type Trodden = Pick<Mine, 'editorial' | 'createdAt' | 'submittedAt' | 'publishedAt'> & {
  screening: Pick<NonNullable<Mine['screening']>, 'waitingSince' | 'decisions'> | null;
};

/** How far each state has come: the stop one stands at, of draft, submitted, screened and valid. */
const places = { DRAFT: 0, WITHDRAWN: 1, SUBMITTED: 1, SCREENING: 2, REVISION_REQUESTED: 2, DECLINED: 2, VALID: 3 };

/** The four stops with their dates. A withdrawn one has none: it left the way. */
export function stopsOf(initiative: Trodden, closesAt: string | null | undefined): Stop[] {
  const { editorial, createdAt, submittedAt, publishedAt, screening } = initiative;
  if (!editorial || editorial === 'WITHDRAWN') return [];
  const at = places[editorial];
  const trouble = editorial === 'REVISION_REQUESTED' || editorial === 'DECLINED';
  const decidedAt = screening?.decisions.at(-1)?.decidedAt;
  const on = (instant: string | null | undefined) => (instant ? dayOfYear(instant) : '');

  const names = [
    m.my_stop_draft(),
    at >= 1 ? m.editorial_submitted() : m.my_stop_submit(),
    editorial === 'VALID'
      ? m.my_stop_screened()
      : trouble
        ? m[`editorial_${lower(editorial)}`]()
        : m.my_stop_screening(),
    m.my_stop_valid(),
  ];
  const whens = [
    on(createdAt),
    at >= 1
      ? on(submittedAt)
      : closesAt
        ? m.my_stop_until({ day: on(new Date(Date.parse(closesAt) - 1).toISOString()) })
        : '',
    editorial === 'SCREENING' ? m.my_stop_since({ day: on(screening?.waitingSince) }) : at >= 2 ? on(decidedAt) : '',
    at === 3 ? on(publishedAt) : '',
  ];
  return names.map((name, place) => ({
    name,
    when: whens[place]!,
    state: place < at ? 'done' : place > at ? 'ahead' : trouble ? 'trouble' : 'now',
  }));
}

const lower = <Name extends string>(name: Name) => name.toLowerCase() as Lowercase<Name>;

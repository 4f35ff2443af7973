import { inArray } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import { anchors, criteria } from './criterion.table.ts';

export function criteriaByIds({ db }: Pick<Reader, 'db'>, ids: readonly string[]) {
  return db
    .select()
    .from(criteria)
    .where(inArray(criteria.id, [...ids]));
}

/** The rubric of each round, in order. */
export function criteriaOfRounds({ db }: Pick<Reader, 'db'>, roundIds: readonly string[]) {
  return db
    .select()
    .from(criteria)
    .where(inArray(criteria.roundId, [...roundIds]))
    .orderBy(criteria.position);
}

/** What values mean, lowest first. */
export function anchorsOfCriteria({ db }: Pick<Reader, 'db'>, criterionIds: readonly string[]) {
  return db
    .select()
    .from(anchors)
    .where(inArray(anchors.criterionId, [...criterionIds]))
    .orderBy(anchors.maturity, anchors.from);
}

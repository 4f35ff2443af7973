import type { Work } from './documents.ts';

/** How far the work of one reviewer is, in reviews. */
export function progressOf(list: Pick<Work, 'state'>[]) {
  const held = list.filter(({ state }) => state !== 'DECLINED' && state !== 'RECUSED');
  const count = (...states: Work['state'][]) => held.filter(({ state }) => states.includes(state)).length;
  const done = count('SUBMITTED', 'LOCKED');
  return { done, begun: count('IN_PROGRESS', 'REOPENED'), all: held.length, open: held.length - done };
}

/** The criteria that still have no value. */
export function openCriteria({ round, review }: Pick<Work, 'round' | 'review'>): string[] {
  const scored = new Set(
    review?.scores.filter(({ value }) => value !== null).map(({ criterion }) => criterion.id) ?? [],
  );
  return round.criteria.filter(({ id }) => !scored.has(id)).map(({ name }) => name);
}

/** The reviews handed in, best first: the reviewer's own order, which nobody else sees. */
export const ownOrder = (list: Work[]) =>
  list
    .flatMap((work) => {
      const { review, initiative } = work;
      return review?.submittedAt && review.total !== null && initiative
        ? [{ id: work.id, title: initiative.title, total: review.total }]
        : [];
    })
    .toSorted((a, b) => b.total - a.total);

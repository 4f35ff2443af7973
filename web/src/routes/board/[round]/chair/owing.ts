import { m } from '#paraglide/messages.js';
import type { Owing } from './documents.ts';

type State = Owing['reviews'][number]['state'];

/** How far a review that is not sent is, as the chair says it. */
export function howFar(state: State): string {
  if (state === 'INVITED') return m.chair_outstanding_invited();
  if (state === 'IN_PROGRESS') return m.review_state_in_progress();
  return state === 'REOPENED' ? m.review_state_reopened() : m.review_state_accepted();
}

import type { Viewer } from '@cpii/kit';
import type { InitiativeFacts } from './facts.table.ts';

/**
 * A conflict of interest: the viewer owns the initiative, or belongs to the organisation that submits it, or did within
 * 3 years (older memberships are not part of a viewer). It takes the initiative out of everything that person sees.
 */
export function inConflict(viewer: Viewer, facts: Pick<InitiativeFacts, 'ownerId' | 'organizationId'> | null) {
  if (!viewer || !facts) return false;
  return (
    viewer.id === facts.ownerId ||
    viewer.memberships.some(({ organizationId }) => organizationId === facts.organizationId)
  );
}

import { holds, type Viewer } from '#lib/viewer.ts';

/** The page where someone's work begins. */
export function startPage(viewer: Viewer): string {
  if (holds(viewer, 'SCREENER')) return '/programme/screening';
  if (holds(viewer, 'REVIEWER')) return '/review';
  if (holds(viewer, 'CHAIR', 'PROGRAMME_MANAGER', 'AUDITOR')) return '/board';
  return '/my';
}

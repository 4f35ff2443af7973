import { holds, type Viewer } from '#lib/viewer.ts';
import { m } from '#paraglide/messages.js';

interface Link {
  path: string;
  label: string;
}

/** The header's links: what this person has a use for. The API decides what they may do there. */
export function navigation(viewer: Viewer | null): Link[] {
  const links = [{ path: '/initiatives', label: m.nav_gallery() }];
  if (holds(viewer, 'SCREENER', 'PROGRAMME_MANAGER'))
    links.push({ path: '/programme/screening', label: m.nav_screening() });
  if (holds(viewer, 'REVIEWER')) links.push({ path: '/review', label: m.nav_review() });
  if (holds(viewer, 'REVIEWER', 'CHAIR', 'PROGRAMME_MANAGER', 'AUDITOR'))
    links.push({ path: '/board', label: m.nav_board() });
  return links;
}

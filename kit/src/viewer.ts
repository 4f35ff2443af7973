/** Languages of the product; Vietnamese comes first. */
export type Language = 'VI' | 'EN';

/** A sentence in both languages. */
export type Text = { vi: string; en: string };

/** A text in the language asked for. */
export const inLanguage = (text: Text, language: Language) => (language === 'EN' ? text.en : text.vi);

export type Role =
  | 'REVIEWER'
  | 'CHAIR'
  | 'SCREENER'
  | 'MODERATOR'
  | 'EXPERT'
  | 'PROGRAMME_MANAGER'
  | 'AUDITOR'
  | 'ADMINISTRATOR';

/** A role in force now, and how far it reaches. */
export type HeldRole = { role: Role; scope: 'PLATFORM' | 'SEASON' | 'ROUND'; scopeId: string | null };

export type MembershipRole = 'OWNER' | 'EDITOR' | 'VIEWER';

/** The person who asks, as the edge found them; null when nobody is signed in. */
export type Viewer = {
  id: string;
  roles: readonly HeldRole[];
  /** Present and ended within 3 years: an ended one gives no right and still makes a conflict of interest. */
  memberships: readonly { organizationId: string; role: MembershipRole; ended: boolean }[];
  unitId: string | null;
  emailVerified: boolean;
  sessionId: string;
} | null;

/** Everything a subgraph is told about a request. `service` names a subgraph that reads for itself. */
export type Caller = { viewer: Viewer; service: string | null; language: Language; requestId: string };

/** Whether the viewer holds one of the roles on the platform, or in the season or round given. */
export function holds(
  viewer: Viewer,
  roles: Role | readonly Role[],
  where: { seasonId?: string; roundId?: string } = {},
) {
  const wanted: readonly Role[] = typeof roles === 'string' ? [roles] : roles;
  return (
    viewer?.roles.some(
      ({ role, scope, scopeId }) =>
        wanted.includes(role) &&
        (scope === 'PLATFORM' ||
          (scope === 'SEASON' && scopeId === where.seasonId) ||
          (scope === 'ROUND' && scopeId === where.roundId)),
    ) ?? false
  );
}

/** Whether the viewer may write for the organisation today. */
export function writesFor(viewer: Viewer, organizationId: string | null) {
  return (
    viewer?.memberships.some((m) => m.organizationId === organizationId && !m.ended && m.role !== 'VIEWER') ?? false
  );
}

/** Whether the viewer belongs to the organisation today, in whatever role. */
export function belongsTo(viewer: Viewer, organizationId: string | null) {
  return viewer?.memberships.some((m) => m.organizationId === organizationId && !m.ended) ?? false;
}

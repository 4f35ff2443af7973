import type { Resolvers } from '../generated/resolvers.ts';
import { canSeePersonal } from '../user/user.ts';

export const resolvers: Resolvers = {
  User: {
    memberships: (user, _, { viewer, load }) =>
      canSeePersonal(viewer, user) ? load.membershipsOfUser.load(user.id) : null,
  },

  Membership: {
    organization: async ({ organizationId }, _, { load }) => (await load.organization.load(organizationId))!,
    user: ({ userId }, _, { load }) => load.user.load(userId),
  },
};

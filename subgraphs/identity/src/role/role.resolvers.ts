import type { Resolvers } from '../generated/resolvers.ts';
import { canSeePersonal } from '../user/user.ts';

export const resolvers: Resolvers = {
  User: {
    roles: (user, _, { viewer, load }) => (canSeePersonal(viewer, user) ? load.rolesOfUser.load(user.id) : null),
  },
};

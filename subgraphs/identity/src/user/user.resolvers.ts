import { administrativeUnit } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { canSeePersonal } from './user.ts';

export const resolvers: Resolvers = {
  Query: {
    me: (_, __, { viewer, load }) => (viewer ? load.user.load(viewer.id) : null),
    user: (_, { id }, { load }) => load.user.load(id),
  },

  User: {
    __resolveReference: ({ id }, { load }) => load.user.load(id),
    displayName: (user) => user.name,
    email: (user, _, { viewer }) => (canSeePersonal(viewer, user) ? user.email : null),
    emailVerified: (user, _, { viewer }) => (canSeePersonal(viewer, user) ? user.emailVerified : null),
    unit: (user, _, { viewer }) =>
      canSeePersonal(viewer, user) && user.unitId ? administrativeUnit(user.unitId) : null,
    createdAt: (user, _, { viewer }) => (canSeePersonal(viewer, user) ? user.createdAt : null),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { canSeeInside } from '../initiative/initiative.ts';
import { canSeeEndorsement } from './endorsement.ts';

export const resolvers: Resolvers = {
  Initiative: {
    endorsement: async (row, _, context) => {
      const all = await context.load.endorsementsOfInitiative.load(row.id);
      const seen = all.find((each) => canSeeEndorsement(context, row, each));
      return seen ? { ...seen, note: canSeeInside(context, row) ? seen.note : null } : null;
    },
  },

  Endorsement: {
    organization: ({ organizationId }) => ({ id: organizationId }),
  },
};

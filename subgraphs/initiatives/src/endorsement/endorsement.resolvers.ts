import type { Resolvers } from '../generated/resolvers.ts';
import { endorsement } from './endorsement.ts';

export const resolvers: Resolvers = {
  Initiative: {
    endorsement: (row, _, context) => endorsement(context, row),
  },

  Endorsement: {
    organization: ({ organizationId }) => ({ id: organizationId }),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { canSeeInside } from '../initiative/initiative.ts';

export const resolvers: Resolvers = {
  Initiative: {
    contact: (row, _, context) => (canSeeInside(context, row) ? row.revision.contact : null),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { canSeeInside } from '../initiative/initiative.ts';
import { canSeeScreener } from './screening.ts';

export const resolvers: Resolvers = {
  Initiative: {
    screening: async (row, _, context) => {
      const latest = canSeeInside(context, row) ? await context.load.screeningOfInitiative.load(row.id) : null;
      return latest && { ...latest, of: row };
    },
  },

  Screening: {
    checklist: ({ id }, _, { load }) => load.checklist.load(id),
    decisions: async ({ of }, _, { load }) =>
      (await load.decisionsOfInitiative.load(of.id)).map((decision) => ({ ...decision, of })),
    assignee: ({ assigneeId, of }, _, { viewer }) =>
      assigneeId && canSeeScreener(viewer, of) ? { id: assigneeId } : null,
  },

  ScreeningDecision: {
    revision: async ({ revisionId }, _, { load }) => (await load.revision.load(revisionId))!,
    decidedBy: ({ decidedBy, of }, _, { viewer }) => (canSeeScreener(viewer, of) ? { id: decidedBy } : null),
  },
};

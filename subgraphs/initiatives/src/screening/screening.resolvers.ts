import type { Resolvers } from '../generated/resolvers.ts';
import { canSeeInside } from '../initiative/initiative.ts';
import { claimScreening, releaseScreening } from './claim.ts';
import { answerCheck, decideScreening } from './decide.ts';
import { screeningQueue } from './queue.ts';
import { canSeeScreener } from './screening.ts';

export const resolvers: Resolvers = {
  Query: {
    screeningQueue: (_, args, context) => screeningQueue(context, args),
  },

  Mutation: {
    claimScreening: (_, { initiativeId }, context) => claimScreening(context, initiativeId),
    releaseScreening: (_, { initiativeId }, context) => releaseScreening(context, initiativeId),
    answerCheck: (_, { input }, context) => answerCheck(context, input),
    decideScreening: (_, { input }, context) => decideScreening(context, input),
  },

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

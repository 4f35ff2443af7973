import type { Resolvers } from '../generated/resolvers.ts';
import { claimScreening, releaseScreening } from './claim.ts';
import { answerCheck, decideScreening } from './decide.ts';
import { screeningQueue } from './queue.ts';
import { canSeeScreener, decisions, screening } from './screening.ts';

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
    screening: (row, _, context) => screening(context, row),
  },

  Screening: {
    checklist: ({ id }, _, { load }) => load.checklist.load(id),
    decisions: ({ of }, _, context) => decisions(context, of),
    assignee: ({ assigneeId, of }, _, { viewer }) =>
      assigneeId && canSeeScreener(viewer, of) ? { id: assigneeId } : null,
  },

  ScreeningDecision: {
    revision: async ({ revisionId }, _, { load }) => (await load.revision.load(revisionId))!,
    decidedBy: ({ decidedBy, of }, _, { viewer }) => (canSeeScreener(viewer, of) ? { id: decidedBy } : null),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { reviewTotal, scoresInOrder } from './review.ts';
import { saveReview } from './save.ts';
import { submitReview } from './submit.ts';

export const resolvers: Resolvers = {
  Mutation: {
    saveReview: (_, { input }, context) => saveReview(context, input),
    submitReview: (_, { input }, context) => submitReview(context, input),
  },

  Review: {
    round: async ({ roundId }, _, { load }) => (await load.round.load(roundId))!,
    initiative: async ({ assignmentId }, _, { load }) => {
      const assignment = await load.assignment.load(assignmentId);
      return assignment && { id: assignment.initiativeId };
    },
    reviewer: async ({ assignmentId }, _, { load }) => {
      const assignment = await load.assignment.load(assignmentId);
      return assignment && { id: assignment.reviewerId };
    },
    scores: (review, _, context) => scoresInOrder(context, review),
    total: (review, _, context) => reviewTotal(context, review),
  },

  Score: {
    criterion: async ({ criterionId }, _, { load }) => (await load.criterion.load(criterionId))!,
  },
};

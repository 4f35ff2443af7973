import type { Resolvers } from '../generated/resolvers.ts';
import { reviewSeal, visibleReview } from '../review/review.ts';
import { frozenRevision, myAssignments, viewerActions } from './assignment.ts';

export const resolvers: Resolvers = {
  Query: {
    myAssignments: (_, { roundId }, context) => myAssignments(context, roundId),
    assignment: (_, { id }, { load }) => load.assignment.load(id),
  },

  Initiative: {
    __resolveReference: ({ id }) => ({ id }),
    viewerAssignment: ({ id }, _, { load }) => load.ownAssignment.load(id),
  },

  Assignment: {
    round: async ({ roundId }, _, { load }) => (await load.round.load(roundId))!,
    initiative: ({ initiativeId }) => ({ id: initiativeId }),
    revision: (assignment) => frozenRevision(assignment),
    reviewer: ({ reviewerId }) => ({ id: reviewerId }),
    review: (assignment, _, context) => visibleReview(context, assignment),
    reviewSeal: (assignment, _, context) => reviewSeal(context, assignment),
    viewerActions: (assignment, _, { viewer }) => [...viewerActions(viewer, assignment)],
  },
};

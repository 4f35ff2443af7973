import type { Resolvers } from '../generated/resolvers.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { outstandingOf } from './outstanding.ts';

export const resolvers: Resolvers = {
  ReviewRound: {
    diagnostics: (round, _, context) => diagnosticsOf(context, round),
    outstanding: (round, _, context) => outstandingOf(context, round),
  },

  OutstandingReviews: {
    reviewer: ({ reviewerId }) => ({ id: reviewerId }),
  },

  OutstandingReview: {
    initiative: ({ initiativeId }) => ({ id: initiativeId }),
  },

  ReviewerCalibration: {
    reviewer: ({ rater }) => ({ id: rater }),
    reviews: ({ n }) => n,
    // The engine counts points taken off, the API points given on top.
    severity: ({ severity }) => -severity,
    severityLow: ({ high }) => -high,
    severityHigh: ({ low }) => -low,
  },

  ListSwing: {
    reviewer: ({ rater }) => ({ id: rater }),
    enters: ({ enters }) => enters.map((id) => ({ id })),
    leaves: ({ leaves }) => leaves.map((id) => ({ id })),
  },

  HelpfulReview: {
    initiative: ({ item }) => ({ id: item }),
    reviewer: ({ rater }) => ({ id: rater }),
  },
};

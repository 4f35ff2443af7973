import type { Context } from '../context.ts';
import type { Resolvers, SubscriptionLeaderboardArgs } from '../generated/resolvers.ts';
import { roundProgress } from '../round/progress.ts';
import { boardChanges } from './changes.ts';
import { leadProbability } from './lead.ts';
import { boardSeal, compareRanks, firstEntries, leaderboard, warningsOf } from './leaderboard.ts';

export const resolvers: Resolvers = {
  Query: {
    leaderboard: (_, { roundId }, context) => leaderboard(context, roundId),
    compareRanks: (_, { roundId, initiativeIds }, context) => compareRanks(context, roundId, initiativeIds),
  },

  Subscription: {
    leaderboard: {
      // subscribe says when, resolve says what: the same function that the query field calls.
      subscribe: (_, { roundId, sinceVersion }, context) => boardChanges(context, roundId, sinceVersion),
      resolve: async (_tick: true, { roundId }: SubscriptionLeaderboardArgs, context: Context) =>
        (await leaderboard(context, roundId))!,
    },
  },

  Leaderboard: {
    state: ({ round }) => round.board,
    seal: (board, _, context) => boardSeal(context, board),
    provisional: ({ ranked }) => ranked?.provisional ?? false,
    basis: ({ ranked }) => ranked && (ranked.ranking.methodId === 'mean' ? 'RAW' : 'ADJUSTED'),
    connected: ({ ranked }) => ranked?.ranking.connected ?? null,
    warnings: warningsOf,
    leadProbability,
    listSize: ({ round }) => round.listSize,
    progress: ({ round }, _, context) => roundProgress(context, round),
    entries: (board, { first }) => firstEntries(board, first),
  },

  LeaderboardEntry: {
    initiative: ({ initiativeId }) => ({ id: initiativeId }),
  },

  CriterionMean: {
    criterion: async ({ criterionId }, _, { load }) => (await load.criterion.load(criterionId))!,
  },
};

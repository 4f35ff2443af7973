import type { Resolvers } from '../generated/resolvers.ts';
import { roundProgress } from './progress.ts';
import { allRounds } from './round.ts';

export const resolvers: Resolvers = {
  Query: {
    reviewRound: (_, { id }, { load }) => load.round.load(id),
    reviewRounds: (_, { seasonId }, context) => allRounds(context, seasonId),
  },

  Season: {
    __resolveReference: ({ id }) => ({ id }),
    rounds: ({ id }, _, { load }) => load.roundsOfSeason.load(id),
  },

  ReviewRound: {
    __resolveReference: ({ id }, { load }) => load.round.load(id),
    name: ({ name, nameEn }, { language }) => (language === 'EN' && nameEn) || name,
    season: ({ seasonId }) => ({ id: seasonId }),
    progress: (round, _, context) => roundProgress(context, round),
  },
};

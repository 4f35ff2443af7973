import { buildSubgraphSchema } from '@apollo/subgraph';
import { readSdl, scalars } from '@cpii/kit';
import { concatAST, print } from 'graphql';
import { resolvers as assignment } from './assignment/assignment.resolvers.ts';
import { resolvers as criterion } from './criterion/criterion.resolvers.ts';
import { resolvers as diagnostics } from './diagnostics/diagnostics.resolvers.ts';
import { resolvers as leaderboard } from './leaderboard/leaderboard.resolvers.ts';
import { resolvers as review } from './review/review.resolvers.ts';
import { resolvers as round } from './round/round.resolvers.ts';

const sdlOf = (path: string) => readSdl(path, import.meta.url);

const features = [
  { typeDefs: sdlOf('./schema.graphql'), resolvers: { DateTime: scalars.DateTime } },
  { typeDefs: sdlOf('./round/round.graphql'), resolvers: round },
  { typeDefs: sdlOf('./criterion/criterion.graphql'), resolvers: criterion },
  { typeDefs: sdlOf('./assignment/assignment.graphql'), resolvers: assignment },
  { typeDefs: sdlOf('./review/review.graphql'), resolvers: review },
  { typeDefs: sdlOf('./leaderboard/leaderboard.graphql'), resolvers: leaderboard },
  { typeDefs: sdlOf('./diagnostics/diagnostics.graphql'), resolvers: diagnostics },
];

export const schema = buildSubgraphSchema(features as Parameters<typeof buildSubgraphSchema>[0]);

/** The whole schema as text, for composition. */
export const sdl = print(concatAST(features.map(({ typeDefs }) => typeDefs)));

import { buildSubgraphSchema } from '@apollo/subgraph';
import { readSdl, scalars, unitResolvers, unitSdl } from '@cpii/kit';
import { concatAST, print } from 'graphql';
import { resolvers as membership } from './membership/membership.resolvers.ts';
import { resolvers as organization } from './organization/organization.resolvers.ts';
import { resolvers as role } from './role/role.resolvers.ts';
import { resolvers as user } from './user/user.resolvers.ts';

const features = [
  {
    typeDefs: readSdl('./schema.graphql', import.meta.url),
    resolvers: { DateTime: scalars.DateTime, Date: scalars.Date, EmailAddress: scalars.EmailAddress },
  },
  { typeDefs: unitSdl, resolvers: unitResolvers },
  { typeDefs: readSdl('./user/user.graphql', import.meta.url), resolvers: user },
  { typeDefs: readSdl('./organization/organization.graphql', import.meta.url), resolvers: organization },
  { typeDefs: readSdl('./membership/membership.graphql', import.meta.url), resolvers: membership },
  { typeDefs: readSdl('./role/role.graphql', import.meta.url), resolvers: role },
];

export const schema = buildSubgraphSchema(features as Parameters<typeof buildSubgraphSchema>[0]);

/** The whole schema as text, for composition. */
export const sdl = print(concatAST(features.map(({ typeDefs }) => typeDefs)));

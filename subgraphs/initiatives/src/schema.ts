import { buildSubgraphSchema } from '@apollo/subgraph';
import { readSdl, scalars, unitResolvers, unitSdl } from '@cpii/kit';
import { concatAST, print } from 'graphql';
import { resolvers as contact } from './contact/contact.resolvers.ts';
import { resolvers as endorsement } from './endorsement/endorsement.resolvers.ts';
import { resolvers as gallery } from './gallery/gallery.resolvers.ts';
import { resolvers as initiative } from './initiative/initiative.resolvers.ts';
import { resolvers as revision } from './revision/revision.resolvers.ts';
import { resolvers as screening } from './screening/screening.resolvers.ts';
import { resolvers as season } from './season/season.resolvers.ts';
import { resolvers as similar } from './similar/similar.resolvers.ts';
import { resolvers as submission } from './submission/submission.resolvers.ts';
import { resolvers as unit } from './unit/unit.resolvers.ts';

const sdlOf = (path: string) => readSdl(path, import.meta.url);
const { URL: _, ...ours } = scalars;

const features = [
  { typeDefs: sdlOf('./schema.graphql'), resolvers: ours },
  { typeDefs: unitSdl, resolvers: unitResolvers },
  { typeDefs: sdlOf('./season/season.graphql'), resolvers: season },
  { typeDefs: sdlOf('./initiative/initiative.graphql'), resolvers: initiative },
  { typeDefs: sdlOf('./unit/unit.graphql'), resolvers: unit },
  { typeDefs: sdlOf('./gallery/gallery.graphql'), resolvers: gallery },
  { typeDefs: sdlOf('./contact/contact.graphql'), resolvers: contact },
  { typeDefs: sdlOf('./revision/revision.graphql'), resolvers: revision },
  { typeDefs: sdlOf('./endorsement/endorsement.graphql'), resolvers: endorsement },
  { typeDefs: sdlOf('./similar/similar.graphql'), resolvers: similar },
  { typeDefs: sdlOf('./submission/submission.graphql'), resolvers: submission },
  { typeDefs: sdlOf('./screening/screening.graphql'), resolvers: screening },
];

export const schema = buildSubgraphSchema(features as Parameters<typeof buildSubgraphSchema>[0]);

/** The whole schema as text, for composition. */
export const sdl = print(concatAST(features.map(({ typeDefs }) => typeDefs)));

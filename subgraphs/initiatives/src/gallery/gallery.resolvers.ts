import { administrativeUnit, region } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { facets } from './facets.ts';
import { gallery } from './gallery.ts';

export const resolvers: Resolvers = {
  Query: {
    initiatives: (_, args, context) => gallery(context, args),
  },

  InitiativeConnection: {
    facets: ({ matching }, _, context) => facets(context, matching),
  },

  UnitFacet: {
    unit: ({ value }) => administrativeUnit(value)!,
  },

  RegionFacet: {
    region: ({ value }) => region(value)!,
  },

  SeasonFacet: {
    season: async ({ value }, _, { load }) => (await load.season.load(value))!,
  },
};

import { unitResolvers } from '@cpii/kit';
import { countKey, pageKey } from '../gallery/published.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const resolvers: Pick<Resolvers, 'AdministrativeUnit'> = {
  AdministrativeUnit: {
    __resolveReference: unitResolvers.AdministrativeUnit.__resolveReference,
    initiativeCount: async ({ id }, { seasonId }, { load }) =>
      (await load.publishedCount.load(countKey({ unitId: id, seasonId })))?.count ?? 0,
    initiatives: ({ id }, page, { load }) => load.publishedPage.load(pageKey({ unitId: id }, page)),
  },
};

import { countKey, pageKey } from '../gallery/published.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const resolvers: Resolvers = {
  AdministrativeUnit: {
    initiativeCount: async ({ id }, { seasonId }, { load }) =>
      (await load.publishedCount.load(countKey({ unitId: id, seasonId })))?.count ?? 0,
    initiatives: ({ id }, page, { load }) => load.publishedPage.load(pageKey({ unitId: id }, page)),
  },
};

import { countKey } from '../gallery/published.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { allSeasons, currentPhase, currentSeason, season, seasonActions } from './season.ts';

export const resolvers: Resolvers = {
  Query: {
    currentSeason: (_, __, context) => currentSeason(context),
    season: (_, by, context) => season(context, by),
    seasons: (_, __, context) => allSeasons(context),
  },

  Season: {
    __resolveReference: ({ id }, { load }) => load.season.load(id),
    name: ({ name, nameEn }, { language }) => (language === 'EN' && nameEn) || name,
    phases: ({ id }, _, { load }) => load.phasesOfSeason.load(id),
    activePhases: async ({ id }, _, { load }) =>
      (await load.phasesOfSeason.load(id)).filter(({ active }) => active).map(({ kind }) => kind),
    currentPhase: async ({ id }, _, { load }) => currentPhase(await load.phasesOfSeason.load(id)),
    submissionsCloseAt: async ({ id }, _, { load }) =>
      (await load.phasesOfSeason.load(id)).find(({ kind }) => kind === 'OPEN')?.endsAt ?? null,
    initiativeCount: async ({ id }, _, { load }) =>
      (await load.publishedCount.load(countKey({ seasonId: id })))?.count ?? 0,
    viewerActions: async (row, _, { viewer, load }) =>
      seasonActions(viewer, row, await load.phasesOfSeason.load(row.id)),
  },
};

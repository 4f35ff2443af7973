import { administrativeUnit, currentUnitIds } from '@cpii/kit';
import { pageKey } from '../gallery/published.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { costOf, languagesOf, sectionsIn, textIn } from '../revision/content.ts';
import { canSeeInside, canSeeOwner, canSeeVersion, initiative, initiativeActions } from './initiative.ts';
import { myInitiatives } from './mine.ts';

const unitsOf = (ids: readonly string[]) => ids.map((id) => administrativeUnit(id)!);

export const resolvers: Resolvers = {
  Query: {
    initiative: (_, by, context) => initiative(context, by),
    myInitiatives: (_, args, context) => myInitiatives(context, args),
  },

  Initiative: {
    __resolveReference: ({ id }, { load }) => load.initiative.load(id),
    title: ({ revision }, { language }) => textIn(revision, 'title', language),
    summary: ({ revision }, { language }) => textIn(revision, 'summary', language),
    sections: async ({ revision: { id } }, { language }, { load }) => {
      const revision = await load.wholeRevision.load(id);
      return revision ? sectionsIn(revision, language) : []; // a draft that was discarded meanwhile
    },
    language: ({ revision }) => revision.language,
    languages: ({ revision }) => languagesOf(revision),
    editorial: (row, _, context) => (canSeeInside(context, row) ? row.editorial : null),
    maturity: ({ revision }) => revision.maturity,
    objectives: ({ revision }) => revision.objectives,
    kinds: ({ revision }) => revision.kinds,
    beneficiaries: ({ revision }) => revision.beneficiaries,
    beneficiaryCount: ({ revision }) => revision.beneficiaryCount,
    cost: ({ revision }) => costOf(revision),
    season: ({ seasonId }, _, { load }) => (seasonId ? load.season.load(seasonId) : null),
    nationwide: ({ revision }) => revision.nationwide,
    unit: ({ revision }) => unitsOf(revision.unitIds)[0] ?? null,
    units: ({ revision }) => unitsOf(revision.unitIds),
    currentUnits: ({ revision }) => unitsOf(currentUnitIds(revision.unitIds)),
    organization: ({ organizationId }) => (organizationId ? { id: organizationId } : null),
    owner: (row, _, context) => (canSeeOwner(context, row) ? { id: row.ownerId } : null),
    createdAt: (row, _, context) => (canSeeInside(context, row) ? row.createdAt : null),
    submittedAt: (row, _, context) => (canSeeInside(context, row) ? row.submittedAt : null),
    viewerActions: (row, _, { viewer }) => initiativeActions(viewer, row),
    version: (row, _, context) => (canSeeVersion(context, row) ? row.version : null),
  },

  Organization: {
    __resolveReference: ({ id }) => ({ id }),
    initiatives: ({ id }, page, { load }) => load.publishedPage.load(pageKey({ organizationId: id }, page)),
  },
};

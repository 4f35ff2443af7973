import { administrativeUnit } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { organization, organizationName, organizationPage, viewerRole } from './organization.ts';

export const resolvers: Resolvers = {
  Query: {
    organizations: (_, args, context) => organizationPage(context, args),
    organization: (_, args, context) => organization(context, args),
  },

  Organization: {
    __resolveReference: ({ id }, { load }) => load.organization.load(id),
    name: (row, { language }) => organizationName(row, language),
    unit: (row) => (row.unitId ? administrativeUnit(row.unitId) : null),
    viewerRole: (row, _, { viewer }) => viewerRole(viewer, row),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { costOf, sectionsIn, textIn } from './content.ts';
import { revision, revisionPage } from './revision.ts';

export const resolvers: Resolvers = {
  Initiative: {
    revision: (row, { number }, context) => revision(context, row, number),
    revisions: (row, page, context) => revisionPage(context, row, page),
  },

  InitiativeRevision: {
    __resolveReference: ({ id }, { load }) => load.revision.load(id),
    title: (row, { language }) => textIn(row, 'title', language),
    summary: (row, { language }) => textIn(row, 'summary', language),
    sections: (row, { language }) => sectionsIn(row, language),
    cost: (row) => costOf(row),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';
import { costOf, sectionList, textIn } from './content.ts';
import { revision, revisionPage } from './revision.ts';

export const resolvers: Resolvers = {
  Initiative: {
    revision: (row, { number }, context) => revision(context, row, number),
    revisions: (row, page, context) => revisionPage(context, row, page),
  },

  InitiativeRevision: {
    __resolveReference: ({ id }, { load }) => load.revision.load(id),
    title: (row, { language }) => textIn(row, language).title,
    summary: (row, { language }) => textIn(row, language).summary,
    sections: (row, { language }) => sectionList(textIn(row, language).sections),
    cost: (row) => costOf(row),
  },
};

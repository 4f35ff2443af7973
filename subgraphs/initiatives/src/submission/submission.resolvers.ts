import { inLanguage } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { CONSENT_TEXT } from './consent.ts';
import { createInitiative, discardDraft, saveInitiative } from './draft.ts';
import { saveState } from './save-state.ts';
import { submitInitiative, withdrawInitiative } from './submit.ts';

export const resolvers: Resolvers = {
  Query: {
    consentText: () => CONSENT_TEXT,
  },

  Mutation: {
    createInitiative: (_, { input }, context) => createInitiative(context, input),
    saveInitiative: (_, { input }, context) => saveInitiative(context, input),
    submitInitiative: (_, { input }, context) => submitInitiative(context, input),
    withdrawInitiative: (_, { input }, context) => withdrawInitiative(context, input),
    discardDraft: (_, { id }, context) => discardDraft(context, id),
  },

  Initiative: {
    saveState: (row, _, context) => saveState(context, row),
  },

  ConsentText: {
    publication: ({ publication }, { language }) => inLanguage(publication, language),
    personalData: ({ personalData }, { language }) => inLanguage(personalData, language),
  },
};

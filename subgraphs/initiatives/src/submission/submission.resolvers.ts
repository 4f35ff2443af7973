import { nameIn } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { CONSENT_TEXT } from './consent.ts';

export const resolvers: Resolvers = {
  Query: {
    consentText: () => CONSENT_TEXT,
  },

  ConsentText: {
    publication: ({ publication }, { language }) => nameIn(publication, language),
    personalData: ({ personalData }, { language }) => nameIn(personalData, language),
  },
};

import type { Resolvers } from '../generated/resolvers.ts';

export const resolvers: Resolvers = {
  ReviewRound: {
    criteria: ({ id }, _, { load }) => load.criteriaOfRound.load(id),
  },

  Criterion: {
    name: ({ name, nameEn }, { language }) => (language === 'EN' && nameEn) || name,
    guidance: ({ guidance, guidanceEn }, { language }) => (language === 'EN' && guidanceEn) || guidance,
    weight: ({ weight }) => weight / 100,
    min: () => 0,
    max: () => 10,
    anchors: ({ id }, _, { load }) => load.anchorsOfCriterion.load(id),
  },

  Anchor: {
    meaning: ({ meaning, meaningEn }, { language }) => (language === 'EN' && meaningEn) || meaning,
  },
};

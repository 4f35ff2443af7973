import { readPage } from '@cpii/kit';
import type { Resolvers } from '../generated/resolvers.ts';
import { similarToText } from './similar.ts';

export const resolvers: Resolvers = {
  Query: {
    similarInitiatives: (_, text, context) => similarToText(context, { ...text, ...readPage(text, 20) }),
  },

  Initiative: {
    similar: async ({ id }, args, { load }) => (await load.similar.load(id)).slice(0, readPage(args, 20).first),
  },

  SimilarInitiative: {
    initiative: async ({ id }, _, { load }) => (await load.initiative.load(id))!,
  },
};

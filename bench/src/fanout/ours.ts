// Our gateway, its two subgraphs in the same process.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { compose, createGateway, schemaSource } from '../../../gateway/src/index.ts';
import { subgraphs } from './board.ts';
import { serve } from './serve.ts';

const sources = subgraphs.map(({ name, sdl, resolvers }) => [
  name,
  schemaSource<object>(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]), () => ({})),
]);
const gateway = await createGateway<object>({
  supergraphSdl: compose(subgraphs).supergraphSdl,
  sources: Object.fromEntries(sources),
  context: () => ({}),
  scope: () => 'everyone',
  graphiql: false,
});
serve(gateway.handle).on('upgrade', gateway.upgrade);

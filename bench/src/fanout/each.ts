// graphql-ws as its documentation starts it: graphql-js executes each event for each client, on one schema without subgraphs.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { whole } from './board.ts';
import { serve } from './serve.ts';

const schema = buildSubgraphSchema([{ typeDefs: parse(whole.sdl), resolvers: whole.resolvers }]);
useServer({ schema }, new WebSocketServer({ server: serve(), path: '/graphql' }));

// No GraphQL for the clients: each event is executed once, written once, and sent by ws to everyone as it is.
import { randomUUID } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { WebSocketServer } from 'ws';
import { query, watch, whole } from './board.ts';
import { serve } from './serve.ts';

const schema = buildSubgraphSchema([{ typeDefs: parse(whole.sdl), resolvers: whole.resolvers }]);
const id = randomUUID();
const sockets = new WebSocketServer({ server: serve(), path: '/graphql' });
let latest = '';

sockets.on('connection', (socket) => {
  socket.on('message', (text) => {
    if (String(text).includes('connection_init')) socket.send('{"type":"connection_ack"}');
    else socket.send(latest);
  });
});

for await (const _ of watch()) {
  const payload = await graphql({ schema, source: query });
  latest = JSON.stringify({ id, type: 'next', payload });
  const bytes = Buffer.from(latest);
  for (const socket of sockets.clients) socket.send(bytes, { binary: false });
}

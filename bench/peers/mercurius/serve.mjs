// Mercurius composes by itself, from the subgraphs' own SDL.
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';
import { subgraphs } from '../../src/graph.ts';

const urls = JSON.parse(process.env.SUBGRAPHS);
const app = Fastify();
app.register(mercuriusGateway, {
  jit: 1,
  gateway: { services: subgraphs.map(({ name, sdl }) => ({ name, url: urls[name], schema: sdl })) },
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });

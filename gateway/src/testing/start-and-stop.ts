import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { httpSource } from '../source/http.ts';
import { createMuseum, type Visitor } from './museum.ts';
import { serveMuseum, serveSubgraph } from './servers.ts';

// Uses everything that holds a connection or a timer, then stops it. The process ends by itself, or something was kept.
const votes = await serveSubgraph(createMuseum().schemas.votes);
const museum = await serveMuseum({ sources: { votes: httpSource<Visitor>({ url: votes.url }) } });
const client = createClient({ url: museum.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
const events = client.iterate({ query: 'subscription { popular { version entries { artwork { title } } } }' });
const { value } = await events.next();
const answer = await museum.gateway.execute({ query: '{ popular { version } }' }, {});
events.next().catch(() => {}); // the stop interrupts it
await museum.stop();
await votes.stop();
process.stdout.write(JSON.stringify([value.data.popular.version, answer.data]));

import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { compose } from '../../supergraph/compose.ts';
import { serveSubgraph } from '../../testing/servers.ts';
import type { Answered, Answerer } from '../answerer.ts';
import type { createSubgraphs } from '../subgraphs.ts';
import type { World } from '../world.ts';

export type Elsewhere = { url: string; firstPort: number; supergraphFile?: string };

/**
 * Any gateway that listens somewhere, or soon will. The subgraphs are served from a port on; the supergraph that says so is
 * written for the gateway to load.
 */
export async function behindUrl(world: World, { schemas }: ReturnType<typeof createSubgraphs>, elsewhere: Elsewhere) {
  const { url, firstPort, supergraphFile } = elsewhere;
  const addressed = world.subgraphs.map((one, i) => ({ ...one, url: `http://127.0.0.1:${firstPort + i}/graphql` }));
  if (supergraphFile) writeFileSync(supergraphFile, compose(addressed).supergraphSdl);
  const servers = await Promise.all(Object.values(schemas).map((schema, i) => serveSubgraph(schema, firstPort + i)));
  const answer: Answerer = async (request) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(10_000),
    });
    return (await response.json()) as Answered;
  };
  while (!(await answer({ query: '{ __typename }' }).catch(() => undefined))) await wait(200);
  return { answer, stop: async () => void (await Promise.all(servers.map((server) => server.stop()))) };
}

import { createSigner, createVerify, type GraphQLRequest } from '@cpii/kit';
import { createSubgraphServer } from '@cpii/kit/server';
import { createReviews } from '@cpii/reviews';
import type { ExecutionResult } from 'graphql';
import { env, issuers } from './env.ts';
import { openSubgraph, serve } from './process.ts';

const { db, log, events, stop } = await openSubgraph('reviews');
const signer = await createSigner('reviews');

/** Reads facts of initiatives as a service, under a token of its own. */
async function initiatives(request: GraphQLRequest): Promise<ExecutionResult> {
  const caller = { viewer: null, service: 'reviews', language: 'VI', requestId: 'reviews' } as const;
  const response = await fetch(`${env.INITIATIVES_URL}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await signer.sign(caller, 'initiatives')}`,
    },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(5_000),
  });
  return (await response.json()) as ExecutionResult;
}

const reviews = createReviews({ db, events, log, initiatives });
const verify = createVerify('reviews', issuers);

serve(createSubgraphServer({ subgraph: reviews.subgraph, verify, signer }), async () => {
  await reviews.stop();
  await stop();
});
await reviews.start();

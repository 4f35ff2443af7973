import { compare } from './src/compare.ts';

// The same question as in `gateway`, with the subgraphs in the gateway's own process; beside it what users of the peers run,
// subgraphs over HTTP.
const ours = ['ours, embedded', 'ours, embedded, graphql-jit'] as const;
const byHand = ['by hand, embedded', 'by hand, embedded, graphql-jit'] as const;

await compare('gateway-embedded', [...ours, ...byHand, 'Apollo, embedded', 'Apollo, stock'], {
  'stock over HTTP': ['Apollo, stock'],
  'stock embedded': ['Apollo, embedded'],
  'by hand': [byHand[0]],
  'by hand, jit': [byHand[1]],
});

import { compare } from './src/compare.ts';

// The same question as in `gateway`, with the subgraphs in the gateway's own process; beside it what users of the peers run,
// subgraphs over HTTP.
await compare(
  'gateway-embedded',
  ['ours, embedded', 'ours, embedded, graphql-jit', 'by hand, embedded', 'Apollo, embedded', 'Apollo, stock'],
  { 'stock over HTTP': ['Apollo, stock'], 'stock embedded': ['Apollo, embedded'], 'by hand': ['by hand, embedded'] },
);

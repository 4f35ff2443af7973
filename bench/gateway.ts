import { compare } from './src/compare.ts';

// A question about twenty works crosses three subgraphs over HTTP, uncached. Each gateway has one core; subgraphs that never
// keep it waiting and the load share the other.
const peers = ['Apollo, stock', 'Hive, stock', 'Hive, Rust planner', 'Mercurius'] as const;

await compare('gateway', ['ours', 'by hand', ...peers], {
  stock: ['Apollo, stock'],
  'best peer': peers,
  'by hand': ['by hand'],
});

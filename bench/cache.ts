import { compare } from './src/compare.ts';
import { questions } from './src/graph.ts';

// One page that everybody asks for, hot: the cache against the least that node:http can do with the same bytes.
await compare(
  'cache',
  ['ours, cached', 'ours', 'node:http, the same bytes'],
  { 'node:http': ['node:http, the same bytes'], uncached: ['ours'] },
  questions.slice(0, 1),
);

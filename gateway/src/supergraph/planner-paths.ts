import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The module of Apollo's planner that finds ways to fields. A package's exports cannot be changed, a module's can. */
export const plannerPaths: unknown = createRequire(require.resolve('@apollo/query-planner'))(
  '@apollo/query-graphs/dist/graphPath.js',
);

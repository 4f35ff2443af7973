import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const ofPlanner = createRequire(require.resolve('@apollo/query-planner'));

/** The module of Apollo's planner that finds ways to fields. A package's exports cannot be changed, a module's can. */
export const plannerPaths: unknown = ofPlanner('@apollo/query-graphs/dist/graphPath.js');

/** The one that puts such ways together. */
export const plannerTrees: unknown = ofPlanner('@apollo/query-graphs/dist/pathTree.js');

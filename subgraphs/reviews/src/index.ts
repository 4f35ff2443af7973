import { fileURLToPath } from 'node:url';
import { createSubgraph, type Db, type Events, type Log, type Migrations, type Subgraph } from '@cpii/kit';
import { createContext } from './context.ts';
import { type AskInitiatives, createKeeper } from './facts/keeper.ts';
import { createRankings } from './ranking/rankings.ts';
import { schema } from './schema.ts';

export { seedDemo } from './demo/demo.ts';
export { sdl } from './schema.ts';

export const migrations: Migrations = {
  schema: 'reviews',
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
};

export type Reviews = { subgraph: Subgraph; start(): Promise<void>; stop(): Promise<void> };

/** The reviews subgraph, with the keeper of what it knows of initiatives, asked as the service `reviews`, and the rankings. */
export function createReviews(options: { db: Db; events: Events; log: Log; initiatives: AskInitiatives }): Reviews {
  const { db, events, log, initiatives } = options;
  const keeper = createKeeper({ db, events, log, ask: initiatives });
  const rankings = createRankings({ db, events, log });
  const subgraph = createSubgraph(
    'reviews',
    schema,
    (caller, refresh) => createContext({ db, events, rankings }, caller, refresh),
    log,
  );
  return {
    subgraph,
    async start() {
      await Promise.all([keeper.start(), rankings.start()]);
    },
    async stop() {
      await Promise.all([keeper.stop(), rankings.stop()]);
    },
  };
}

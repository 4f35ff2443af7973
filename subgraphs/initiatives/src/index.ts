import { fileURLToPath } from 'node:url';
import { createSubgraph, type Db, type Events, type Log, type Migrations, type Subgraph } from '@cpii/kit';
import { createContext } from './context.ts';
import { schema } from './schema.ts';

export { seedDemo } from './demo/demo.ts';
export { sdl } from './schema.ts';

export const migrations: Migrations = {
  schema: 'initiatives',
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
};

/** The initiatives subgraph. Its writes go to the outbox; it hears no events itself. */
export function createInitiatives({ db, log }: { db: Db; events: Events; log: Log }): Subgraph {
  return createSubgraph('initiatives', schema, (caller) => createContext({ db }, caller), log);
}

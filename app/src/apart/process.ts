import type { Server } from 'node:http';
import { createLog, Events, openDatabase } from '@cpii/kit';
import { env } from './env.ts';

/** What every subgraph's process holds. */
export async function openSubgraph(name: string) {
  const log = createLog(name);
  const { db, close } = openDatabase(env.DATABASE_URL!, `cpii ${name}`);
  const events = new Events(env.DATABASE_URL!, (error) => log.warn({ err: error }, 'events'));
  await events.start();
  return { log, db, events, stop: async () => void (await Promise.all([events.stop(), close()])) };
}

/** Listens on PORT, tells the starter, and goes quietly when told to. */
export function serve(server: Server, stop: () => Promise<void>) {
  server.listen(env.PORT, () => process.send?.('ready'));
  const end = async () => {
    server.close();
    server.closeAllConnections();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  process.on('disconnect', () => process.exit(0)); // the starter was killed
  process.on('SIGINT', () => {}); // Ctrl-C reaches us too; the starter decides
}

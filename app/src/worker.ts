import type { RequestListener } from 'node:http';
import { env, publicUrl } from './env.ts';
import { createParts } from './parts.ts';
import { createAppServer } from './server.ts';

const DRAIN_MS = 3_000;

/** One app process: says `ready` to the supervisor when it listens, and goes when told to or when the supervisor is gone. */
export async function runWorker() {
  const parts = await createParts({ databaseUrl: env.DATABASE_URL!, publicUrl });
  // The pages learn their own address from the headers that the server sets.
  Object.assign(process.env, { PROTOCOL_HEADER: 'x-forwarded-proto', HOST_HEADER: 'x-forwarded-host' });
  const { handler }: { handler: RequestListener } = await import(
    new URL('../../web/build/handler.js', import.meta.url).href
  );
  const { DEMO: demo, TRUST_PROXY: trustProxy, METRICS_TOKEN: metricsToken } = env;
  const server = createAppServer({ parts, web: handler, demo, trustProxy, metricsToken });

  server.listen({ port: env.PORT, ...(env.HOST && { host: env.HOST }) }, () => process.send?.('ready'));

  const stop = async () => {
    server.close();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    await parts.stop();
    process.exit(0);
  };
  process.on('message', (message) => message === 'stop' && void stop());
  process.on('disconnect', () => process.exit(0)); // the supervisor was killed
  process.on('SIGINT', () => {}); // Ctrl-C reaches us too; the supervisor decides
  process.on('SIGTERM', () => {});
}

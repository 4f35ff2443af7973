// Our gateway as a process: subgraphs over HTTP, or with EMBEDDED in this process. With CACHED it keeps answers; LIMITS are
// JSON.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGateway, httpSource, type Source, schemaSource } from '../../gateway/src/index.ts';

const gateway = await createGateway<object>({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH!, 'utf8'),
  sources: process.env.EMBEDDED ? await here() : overHttp(),
  context: () => ({}),
  ...(process.env.CACHED && { scope: () => 'everybody', cache: { defaultMaxAge: 3_600 } }),
  limits: JSON.parse(process.env.LIMITS ?? '{}'),
  graphiql: false,
});
createServer(async (request, response) => {
  if (!(await gateway.handle(request, response))) response.writeHead(404).end();
})
  .on('upgrade', gateway.upgrade)
  .on('clientError', gateway.clientError)
  .listen(Number(process.env.PORT), '127.0.0.1');

function overHttp(): Record<string, Source<object>> {
  const urls: Record<string, string> = JSON.parse(process.env.SUBGRAPHS!);
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, httpSource<object>({ url })]));
}

async function here(): Promise<Record<string, Source<object>>> {
  const { embedded } = await import('./embedded.ts');
  return Object.fromEntries(
    embedded.map(({ name, schema, run }) => [name, schemaSource<object>(schema, () => ({}), { run })]),
  );
}

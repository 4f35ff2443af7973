// Our gateway as a process: subgraphs over HTTP, or with EMBEDDED in this process, run by graphql-js or graphql-jit.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createGateway, httpSource, schemaSource } from '../../gateway/src/index.ts';
import { subgraphs } from './graph.ts';
import { runner } from './runner.ts';

const urls: Record<string, string> = JSON.parse(process.env.SUBGRAPHS!);
const sources = subgraphs.map(({ name, sdl, resolvers }) => {
  if (!process.env.EMBEDDED) return [name, httpSource<object>({ url: urls[name]! })];
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  return [name, schemaSource<object>(schema, () => ({}), { run: runner(schema, process.env.EMBEDDED) })];
});
const gateway = await createGateway<object>({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH!, 'utf8'),
  sources: Object.fromEntries(sources),
  context: () => ({}),
  graphiql: false,
});
createServer(async (request, response) => {
  if (!(await gateway.handle(request, response))) response.writeHead(404).end();
}).listen(Number(process.env.PORT), '127.0.0.1');

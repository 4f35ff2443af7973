import { compose } from './supergraph/compose.ts';

// The supergraph of subgraphs that are running: node gateway/src/compose-urls.ts NAME=URL … > FILE

/** A subgraph's own word on its schema (https://www.apollographql.com/docs/graphos/reference/federation/subgraph-spec). */
async function sdlOf(name: string, url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const answer = (await response.json()) as { data?: { _service?: { sdl?: string } } };
  const sdl = answer.data?._service?.sdl;
  if (!sdl) throw new Error(`${name} (${url}) answered ${response.status} and no schema`);
  return sdl;
}

try {
  const subgraphs = await Promise.all(
    process.argv.slice(2).map(async (argument) => {
      const [, name, url] = /^([^=]+)=(https?:.+)$/.exec(argument) ?? [];
      if (!name || !url) throw new Error(`NAME=URL was expected, not ${argument}`);
      return { name, url, sdl: await sdlOf(name, url) };
    }),
  );
  const { supergraphSdl, hints } = compose(subgraphs);
  for (const hint of hints) process.stderr.write(`${hint}\n`);
  process.stdout.write(supergraphSdl);
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exitCode = 1;
}

// The museum's three subgraphs, on whose schema the corpus of abuse is written, each on a port of its own.
import { createMuseum } from '../../../gateway/src/testing/museum.ts';
import { serveSubgraph } from '../../../gateway/src/testing/servers.ts';

const urls: Record<string, string> = JSON.parse(process.env.SUBGRAPHS!);

for (const [name, schema] of Object.entries(createMuseum().schemas)) {
  await serveSubgraph(schema, Number(new URL(urls[name]!).port));
}

import { readFileSync, writeFileSync } from 'node:fs';
import { apiSdl, compose } from '@cpii/gateway';
import { sdl as identity } from '@cpii/identity';
import { sdl as initiatives } from '@cpii/initiatives';
import { sdl as reviews } from '@cpii/reviews';
import { buildSchema, findBreakingChanges } from 'graphql';

const at = (name: string) => new URL(`../../schema/${name}`, import.meta.url);
const files = { supergraph: at('supergraph.graphql'), api: at('api.graphql') };

/** The composed schema as the subgraphs have it now. Addresses come from the environment at run time, not from here. */
export function composeAll(): { supergraph: string; api: string } {
  const { supergraphSdl } = compose([
    { name: 'identity', sdl: identity },
    { name: 'initiatives', sdl: initiatives },
    { name: 'reviews', sdl: reviews },
  ]);
  return { supergraph: supergraphSdl, api: apiSdl(supergraphSdl) };
}

const committed = (file: URL) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // before the first composition
  }
};

/** What a client of the committed API would lose, a sentence a change. */
export function breakingChanges(api: string): string[] {
  const before = committed(files.api);
  if (before === null) return [];
  return findBreakingChanges(buildSchema(before), buildSchema(api)).map(({ description }) => description);
}

/** What is wrong with the committed schema: out of date, and which changes would break clients. Empty when it is current. */
export function staleSchema(): string[] {
  const now = composeAll();
  if (now.supergraph === committed(files.supergraph) && now.api === committed(files.api)) return [];
  return ['schema/ is not current: run `npm run compose` and commit it.', ...breakingChanges(now.api)];
}

function write() {
  const now = composeAll();
  const breaking = breakingChanges(now.api);
  if (breaking.length > 0 && !process.argv.includes('--accept-breaking')) {
    throw new Error(
      `These changes break clients:\n  ${breaking.join('\n  ')}\nIf they are meant: npm run compose -- --accept-breaking`,
    );
  }
  writeFileSync(files.supergraph, now.supergraph);
  writeFileSync(files.api, now.api);
  process.stdout.write(
    `Composed schema/supergraph.graphql and schema/api.graphql${breaking.length > 0 ? `, breaking:\n  ${breaking.join('\n  ')}` : ''}\n`,
  );
}

if (import.meta.main) write();

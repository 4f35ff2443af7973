import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';

/** Reads a schema file; `base` is the import.meta.url of the file that names it. */
export const readSdl = (path: string, base: string): DocumentNode => parse(readFileSync(new URL(path, base), 'utf8'));

/** Units, as every subgraph that answers for them has them. */
export const unitSdl = readSdl('./unit/unit.graphql', import.meta.url);

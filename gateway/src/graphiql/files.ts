import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type PageFile = { type: string; etag: string; body: string };

const ours = fileURLToPath(new URL('./page/', import.meta.url));
const graphqlWs = dirname(createRequire(import.meta.url).resolve('graphql-ws/client'));

/** By name, what a page loads beside ruru: our own modules and the client of graphql-ws. Read once, when first asked for. */
export function createPageFiles(): (name: string) => PageFile | undefined {
  let files: Map<string, PageFile> | undefined;
  return (name) => {
    files ??= readAll();
    return files.get(name);
  };
}

function readAll(): Map<string, PageFile> {
  const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(ours)) {
    if (name.endsWith('.css')) files.set(name, file('text/css', read(ours, name)));
    else if (!name.endsWith('.test.ts')) files.set(name, file('text/javascript', withoutTypes(read(ours, name))));
  }
  for (const name of readdirSync(graphqlWs)) {
    if (/^(client|common-.+)\.js$/.test(name)) {
      files.set(`graphql-ws/${name}`, file('text/javascript', read(graphqlWs, name)));
    }
  }
  return files;
}

/** As Node itself runs this code. That it calls the function experimental is nothing that a reader of the log could act on. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function file(type: string, body: string): PageFile {
  const digest = createHash('sha256').update(body).digest('base64url');
  return { type: `${type}; charset=utf-8`, etag: `"${digest}"`, body };
}

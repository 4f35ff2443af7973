// Taking the types away and compiling are a third of a start: what came of it is kept beside the packages. Where it cannot
// be written, each start does it again.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/gateway', import.meta.url)));

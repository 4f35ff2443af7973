// drizzle-orm's package.json lists some 450 exports, and Node reads it again for every relative import inside the package:
// seconds at each start. Such an import needs no package lookup, so it is resolved here at once.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const inside =
      specifier.startsWith('.') &&
      specifier.endsWith('.js') &&
      context.parentURL?.includes('/node_modules/drizzle-orm/');
    if (!inside) return nextResolve(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
});

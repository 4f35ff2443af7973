import { execute, parse } from 'graphql';
import type { Answerer } from './answerer.ts';
import { type Run, type Thing, thing } from './run-state.ts';
import { fieldValue } from './truth.ts';
import type { World } from './world.ts';

/** The whole world behind one ordinary schema: what clients see of the supergraph, executed by graphql-js. */
export function monolith(world: World, newRun: () => Run): Answerer {
  return async ({ query, variables, operationName }) => {
    const run = newRun();
    const result = await execute({
      schema: world.api,
      document: parse(query),
      variableValues: variables,
      operationName,
      rootValue: null,
      fieldResolver(parent: Thing | null, args, _context, { fieldName, parentType }) {
        return fieldValue(world, run, parent ?? thing(run, parentType.name, 0), fieldName, args);
      },
      typeResolver: (value) => (value as Thing).type,
    });
    return JSON.parse(JSON.stringify(result));
  };
}

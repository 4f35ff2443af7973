import { setImmediate as turn } from 'node:timers/promises';
import { Kind, parse } from 'graphql';
import { executableOf, planVariables, prepare } from '../operation/operation.ts';
import type { Log } from '../seeing/log.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';
import type { Limits } from './limits.ts';

/** Operations with more conditions than these are planned when they are asked. */
const MAX_CONDITIONS = 3;

/** Plans operations before they are asked, one a turn of the event loop, so that requests come through in between. */
export async function warmUp(snapshot: Snapshot, texts: Iterable<string>, limits: Limits, log: Log) {
  for (const query of texts) {
    await turn();
    try {
      // Clients name the operation or do not, where there is but one.
      const names = namesOf(query);
      for (const operationName of names.length < 2 ? [undefined, ...names] : names) {
        plan(snapshot, query, operationName, limits);
      }
    } catch (err) {
      log.warn({ err, query: query.slice(0, 200) }, 'persisted operation cannot be answered');
    }
  }
}

function namesOf(query: string): string[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
  );
}

/** Every combination of its conditions has a plan of its own. */
function plan(snapshot: Snapshot, query: string, operationName: string | undefined, limits: Limits) {
  const { operation, errors } = prepare(snapshot, { query, operationName }, limits);
  if (errors) throw errors[0];
  const { conditions } = operation;
  const combinations = conditions.length > MAX_CONDITIONS ? 1 : 2 ** conditions.length;
  for (let bits = 0; bits < combinations; bits++) {
    const values = Object.fromEntries(conditions.map((name, n) => [name, Boolean(bits & (1 << n))]));
    executableOf(snapshot, operation, planVariables(operation, values));
  }
}

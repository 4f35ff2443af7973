import type { Executable } from '../execute/execute.ts';
import { variablesWriter } from '../execute/send.ts';
import type { Ready } from '../serve/answer.ts';
import { type Fetch, fetchOf, type Source } from '../source/source.ts';

/** What one subgraph is asked to send events of. */
export type Primary = { source: Source<object>; fetch: Fetch; variables: string };

type Asking = { fetch: Fetch; variablesText: (variables: Record<string, unknown>) => string };

// A source may keep what it knows of a fetch by the object, so there is one for each plan.
const known = new WeakMap<Executable, Asking>();

export function primaryOf(executable: Executable, { snapshot, variables }: Ready): Primary {
  const { serviceName, operation, operationName, variableUsages } = executable.plan.primary!;
  const asking = known.get(executable) ?? {
    fetch: fetchOf(serviceName, 'subscription', operation, operationName),
    variablesText: variablesWriter(variableUsages),
  };
  known.set(executable, asking);
  const text = asking.variablesText(variables);
  return { source: snapshot.sources[serviceName]!, fetch: asking.fetch, variables: `{${text.slice(1)}}` };
}

/** Whether what comes from one is what would come from the other. */
export function isSame(a: Primary, b: Primary): boolean {
  return a.source === b.source && a.fetch.text === b.fetch.text && a.variables === b.variables;
}

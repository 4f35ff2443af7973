import type { Call } from '../../call.ts';
import { type Executable, execute, type Outcome } from '../../execute/execute.ts';
import { defaultLimits } from '../../limits/limits.ts';
import { executableOf } from '../../operation/operation.ts';
import { silent } from '../../seeing/log.ts';
import { admit, resultOf } from '../../serve/answer.ts';
import { schemaSource } from '../../source/local.ts';
import { createSnapshot } from '../../supergraph/snapshot.ts';
import type { Answered, Answerer } from '../answerer.ts';
import { type Served, unlimited } from './ours.ts';

/** What the two ways of writing one answer made of it. */
export type Written = { quick: string; exact: string; errors: number };

/** The executor alone, writing each answer without errors the quick way and the exact way. `written` hears of both. */
export function bothWays({ supergraphSdl, schemas }: Served, written: (both: Written) => void): Answerer {
  const sources = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, schemaSource<object>(schema, () => ({}))]),
  );
  const snapshot = createSnapshot(supergraphSdl, sources);
  const call: Call<object> = { context: {}, requestId: '1', log: silent };

  const compared = ({ answer, ...rest }: Executable): Executable => ({
    ...rest,
    answer: {
      ...answer,
      write(state) {
        const quick = state.errors ? undefined : answer.quick(state);
        if (quick !== undefined) {
          const { data, errors } = answer.exact(state);
          written({ quick, exact: data, errors: errors.length });
        }
        return answer.write(state);
      },
    },
  });

  return async (request) => {
    const ready = admit(snapshot, request, { ...defaultLimits, ...unlimited });
    if ('errors' in ready) return ready as Answered;
    const { operation, variables } = ready;
    const executable = compared(executableOf(snapshot, operation, variables));
    const outcome = await new Promise<Outcome>((done) => void execute(executable, { variables, call }, done));
    return JSON.parse(JSON.stringify(resultOf(outcome))) as Answered;
  };
}

import { prettyFormatQueryPlan } from '@apollo/query-planner';
import type { Call } from '../call.ts';
import type { Executable } from '../execute/execute.ts';

/** What is told beside an answer to those who ask for it by a header: its cost, and to some its plan. */
export type Extras = { cost?: { cost: number; limit: number }; plan?: string };

/** Whether someone may see how an operation is planned, which tells of the subgraphs behind. */
export type PlanFor<Context extends object> = (context: Context) => boolean;

export function asksExtras({ request }: Call<object>): boolean {
  const headers = request?.headers;
  return headers?.['x-graphql-cost'] === '1' || headers?.['x-graphql-plan'] === '1';
}

export function extrasOf<Context extends object>(
  { context, request }: Call<Context>,
  { plan }: Executable,
  cost: { cost: number; limit: number },
  planFor: PlanFor<Context>,
): Extras | undefined {
  const headers = request?.headers;
  const wantsCost = headers?.['x-graphql-cost'] === '1';
  const wantsPlan = headers?.['x-graphql-plan'] === '1' && planFor(context);
  if (!wantsCost && !wantsPlan) return undefined;
  return { ...(wantsCost && { cost }), ...(wantsPlan && { plan: prettyFormatQueryPlan(asPlan(plan)) }) };
}

function asPlan({ node }: Executable['plan']): Parameters<typeof prettyFormatQueryPlan>[0] {
  return { kind: 'QueryPlan', node };
}

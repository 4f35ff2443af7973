import { prettyFormatQueryPlan } from '@apollo/query-planner';
import { executableOf, planVariables, prepare } from '/work/main/gateway/src/operation/operation.ts';
import { createWorld } from '/work/main/gateway/src/oracle/world.ts';
import { worlds } from '/work/main/gateway/src/oracle/worlds.ts';
import { createSnapshot } from '/work/main/gateway/src/supergraph/snapshot.ts';

const [name, query, vars = '{}'] = process.argv.slice(2);
const world = createWorld({ ...worlds.find((w) => w.name === name), seed: '1' });
const src = new Proxy({}, { get: () => ({}) });
const s = createSnapshot(world.supergraphSdl, Object.assign(Object.create(null)));
const s2 = { ...s, sources: src };
const l = { depth: 99, aliases: 999, directives: 999, tokens: 99999, cost: 1e9, bytes: 1e9 };
const p = prepare(s2, { query }, l);
if (p.errors) {
  console.log(p.errors.map(String));
  process.exit();
}
const e = executableOf(s2, p.operation, planVariables(p.operation, JSON.parse(vars)));
console.log(prettyFormatQueryPlan({ kind: 'QueryPlan', node: e.plan.node }));

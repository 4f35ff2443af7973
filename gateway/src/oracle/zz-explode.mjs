import { executableOf, planVariables, prepare } from '../operation/operation.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { drawingOf } from './differential.ts';
import { operation } from './operations.ts';
import { createWorld } from './world.ts';
import { worlds } from './worlds.ts';

const [name, n, seed = '1'] = process.argv.slice(2);
const world = createWorld({ ...worlds.find((w) => w.name === name), seed });
const src = new Proxy({}, { get: () => ({}) });
const s = { ...createSnapshot(world.supergraphSdl, new Proxy({}, { get: () => ({}) })), sources: src };
const l = { depth: 99, aliases: 999, directives: 999, tokens: 99999, cost: 1e9, bytes: 1e9 };
const d = drawingOf(world);
const slow = [];
for (let i = 0; i < +n; i++) {
  const o = operation(`${seed}/${i}`, d);
  const t = performance.now();
  let err = '';
  try {
    const p = prepare(s, o, l);
    if (p.errors) {
      err = 'E' + p.errors[0].message;
    } else executableOf(s, p.operation, planVariables(p.operation, o.variables ?? {}));
  } catch (e) {
    err = e.message;
  }
  const ms = performance.now() - t;
  if (ms > 300 || err) console.log(i, ms | 0, err.slice(0, 200), '\n', o.query, JSON.stringify(o.variables));
}

/** An object of a world. `own` holds what a mutation has changed. */
export type Thing = { readonly type: string; readonly index: number; readonly own: Record<string, unknown> };

/** How resolvers are made to fail: each with this probability, decided by the seed, the thing, the field and its arguments. */
export type Faults = { seed: string; probability: number };

/** One execution: things as they are in it. The monolith and the subgraphs have one each, so both start from the same. */
export type Run = { things: Map<string, Thing>; created: Map<string, number>; faults?: Faults };

export function createRun(faults?: Faults): Run {
  return { things: new Map(), created: new Map(), faults };
}

/** The thing of this type and index, always the same object in a run. */
export function thing(run: Run, type: string, index: number): Thing {
  const key = `${type}#${index}`;
  const known = run.things.get(key) ?? { type, index, own: {} };
  run.things.set(key, known);
  return known;
}

/** One more thing of a type, for mutations. */
export function create(run: Run, type: string, size: number, own: Record<string, unknown> = {}): Thing {
  const count = run.created.get(type) ?? 0;
  run.created.set(type, count + 1);
  const made = thing(run, type, size + count);
  Object.assign(made.own, own);
  return made;
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && 'own' in value && 'index' in value;

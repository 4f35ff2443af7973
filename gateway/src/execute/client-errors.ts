import { isObject } from './json.ts';
import type { Path } from './state.ts';

/** Paths of errors as a tree, so that each question costs the length of one path. */
export function createPathTree(paths: Iterable<Path>) {
  type Branch = { ends: boolean; below: Map<string | number, Branch> };
  const root: Branch = { ends: false, below: new Map() };

  function add(path: Path) {
    let branch = root;
    for (const step of path) {
      let next = branch.below.get(step);
      if (!next) {
        next = { ends: false, below: new Map() };
        branch.below.set(step, next);
      }
      branch = next;
    }
    branch.ends = true;
  }

  for (const path of paths) add(path);
  return {
    add,
    /** Whether an error lies at this path, below it or above it. */
    touches(path: Path): boolean {
      let branch: Branch | undefined = root;
      for (const step of path) {
        if (branch.ends) return true;
        branch = branch.below.get(step);
        if (!branch) return false;
      }
      return branch.ends || branch.below.size > 0;
    },
  };
}

/** What of an operation decides where a client sees an error. */
export type Asking = {
  /** Whether the client asks for this path, `.a.b`, of whatever type. */
  isAsked(fieldPath: string): boolean;
  /** Whether the planner may have asked for this name by itself. */
  isReserved(name: string): boolean;
  /** Whether an object of this type needs what the planner asked for by itself: names below the fields that lead to it. */
  isNeeded(type: unknown, fields: readonly string[], names: readonly string[]): boolean;
};

/**
 * Where a client sees an error. A path into something that it did not ask for (a key, a requirement) ends at the last object
 * that it asked for: dropping such an error would leave a null without a reason. Undefined for what is nobody's business:
 * an error of a field that is asked, or needed, of another type only, in an object that is there. `found` is what was
 * fetched, with the types; `data` is what the client gets.
 */
export function pathForClient(path: Path, data: unknown, found: unknown, asking: Asking): Path | undefined {
  let value = data;
  let raw = found;
  const fields: string[] = [];
  for (const [i, step] of path.entries()) {
    if (value === null || value === undefined) return path;
    const below = memberOf(value, step);
    if (below === undefined) {
      const name = String(step);
      if (asking.isAsked(`.${[...fields, name].join('.')}`) && !asking.isReserved(name)) return undefined;
      const type = isObject(raw) ? raw.__typename : undefined;
      const names = path.slice(i).filter((each) => typeof each === 'string');
      return asking.isNeeded(type, fields, names) ? path.slice(0, i) : undefined;
    }
    if (typeof step === 'string') fields.push(step);
    value = below;
    raw = memberOf(raw, step);
  }
  return path;
}

function memberOf(value: unknown, step: string | number): unknown {
  const holds = (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, step);
  return holds ? (value as Record<string | number, unknown>)[step] : undefined;
}

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

/**
 * Where a client sees an error. A path into something that it did not ask for (a key, a requirement) ends at the last object
 * that it asked for: dropping such an error would leave a null without a reason. Undefined for the one that is nobody's
 * business: of a field that is asked of another type only, in an object that is there.
 */
export function pathForClient(
  path: Path,
  data: unknown,
  isAsked: (fieldPath: string) => boolean,
  reserved: ReadonlySet<string>,
): Path | undefined {
  let value = data;
  let fields = '';
  for (const [i, step] of path.entries()) {
    if (value === null || value === undefined) return path;
    if (typeof step === 'string') fields += `.${step}`;
    const below: unknown =
      (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined;
    if (below === undefined) {
      return isAsked(fields) && !reserved.has(String(step)) ? undefined : path.slice(0, i);
    }
    value = below;
  }
  return path;
}

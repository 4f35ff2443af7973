import { isObject, type JsonObject, reader } from './json.ts';
import type { Path, State } from './state.ts';

/** The objects at a place of the answer. */
export type Collect = (root: JsonObject) => JsonObject[];

/** What stands at a plan's path, `@` meaning each member of a list. No paths are kept with it: see `pathsOf`. */
export function collectAt(path: readonly (string | number)[]): Collect {
  type Descend = (value: unknown, found: JsonObject[]) => void;
  const descend = path.reduceRight<Descend>(
    (next, step) => {
      if (step === '@') {
        return (value, found) => {
          if (Array.isArray(value)) for (const member of value) if (member !== null) next(member, found);
        };
      }
      if (String(step).startsWith('... on ')) throw new Error('paths with type conditions are not planned');
      const read = reader(String(step));
      return (value, found) => {
        const below = isObject(value) ? read(value) : undefined;
        if (below !== undefined && below !== null) next(below, found);
      };
    },
    (value, found) => {
      if (isObject(value)) found.push(value);
    },
  );
  return (root) => {
    const found: JsonObject[] = [];
    descend(root, found);
    return found;
  };
}

/** Where these objects stand, found again by identity: needed only when there is an error to report. */
export function pathsOf({ root }: State, path: readonly (string | number)[], objects: readonly JsonObject[]): Path[] {
  const wanted = new Set<unknown>(objects);
  const found: Path[] = [];
  function walk(value: unknown, i: number, at: Path) {
    if (i === path.length) {
      if (wanted.has(value)) found.push(at);
    } else if (path[i] === '@') {
      if (Array.isArray(value)) for (const [index, member] of value.entries()) walk(member, i + 1, [...at, index]);
    } else if (isObject(value) && Object.hasOwn(value, path[i]!)) {
      walk(value[path[i]!], i + 1, [...at, path[i]!]);
    }
  }
  walk(root, 0, []);
  return found.length > 0 ? found : [path.filter((step) => step !== '@')];
}

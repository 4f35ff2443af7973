import { isObject, type JsonObject, quote, reader } from './json.ts';
import type { Path } from './state.ts';

/** What `exact` answers for a null that must not be: the nearest nullable parent takes it. */
export const BUBBLES = Symbol('a null that must not be');

/** How the specification's completion goes: where it is, and what it has to tell. */
export type Completion = {
  /** One stack, copied where an error needs it. */
  readonly path: (string | number)[];
  /** Whether an error lies at, below or above this path. */
  failed(path: Path): boolean;
  report(message: string, path: Path): void;
};

/**
 * A part of the answer, with the two ways in which it can be written:
 * `text` for the common case writes JSON at once, and gives up (undefined) at the first irregularity. It knows no path.
 * `exact` is the specification's completion, with errors and bubbling. It runs only when a fetch reported an error or
 * `text` gave up, so that what is subtle exists once.
 */
export type AnswerNode = {
  text(value: unknown): string | undefined;
  exact(value: unknown, completion: Completion): unknown;
  /** `text` of what is not null. */
  present?(value: unknown): string | undefined;
};

/** A node whose type may be null: the two ways of anything that is not. */
function nullable(node: AnswerNode): AnswerNode {
  return {
    present: node.text,
    text: (value) => (value === null || value === undefined ? 'null' : node.text(value)),
    exact: (value, completion) => (value === null || value === undefined ? null : node.exact(value, completion)),
  };
}

/** `of` must be the node of the type without its exclamation mark. */
export function nonNull(of: AnswerNode): AnswerNode {
  const text = of.present ?? of.text;
  return {
    text: (value) => (value === null || value === undefined ? undefined : text(value)),
    exact(value, completion) {
      const out = of.exact(value, completion);
      if (out !== null) return out;
      const { path, failed, report } = completion;
      if (!failed(path)) report('Cannot return null for a field that is never null.', path);
      return BUBBLES;
    },
  };
}

export function listOf(item: AnswerNode): AnswerNode {
  return nullable({
    text(value) {
      if (!Array.isArray(value)) return undefined;
      let text = '[';
      for (let i = 0; i < value.length; i++) {
        const written = item.text(value[i]);
        if (written === undefined) return undefined;
        text += i === 0 ? written : `,${written}`;
      }
      return `${text}]`;
    },
    exact(value, completion) {
      if (!Array.isArray(value)) return mistaken('a list', completion);
      const out: unknown[] = [];
      for (const [i, member] of value.entries()) {
        completion.path.push(i);
        const completed = item.exact(member, completion);
        completion.path.pop();
        if (completed === BUBBLES) return null;
        out.push(completed);
      }
      return out;
    },
  });
}

function mistaken(expected: string, { path, failed, report }: Completion): null {
  if (!failed(path)) report(`Expected ${expected}.`, path);
  return null;
}

/** A leaf of a built-in scalar: `plain` writes what is plainly right, `serialize` is graphql-js's. */
export function scalar(
  plain: (value: unknown) => string | undefined,
  serialize: (value: unknown) => unknown,
): AnswerNode {
  return nullable({
    text: plain,
    exact(value, { path, report }) {
      try {
        return serialize(value);
      } catch (thrown) {
        report((thrown as Error).message, path);
        return null;
      }
    },
  });
}

export const builtIn: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  String: (value) => (typeof value === 'string' ? quote(value) : undefined),
  ID: (value) => (typeof value === 'string' ? quote(value) : undefined),
  Int: (value) => (typeof value === 'number' && value === (value | 0) ? `${value}` : undefined),
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : undefined),
  Boolean: (value) => (value === true ? 'true' : value === false ? 'false' : undefined),
};

/** A custom scalar, or what is JSON already. */
export const anything: AnswerNode = nullable({
  text: (value) => JSON.stringify(value),
  exact: (value) => value,
});

/** A value that the API does not have becomes null and an error, and is not echoed. */
export function enumeration(names: readonly string[]): AnswerNode {
  const texts = new Map<unknown, string>(names.map((name) => [name, `"${name}"`]));
  return nullable({
    text: (value) => texts.get(value),
    exact(value, { path, report }) {
      if (texts.has(value)) return value;
      report('The subgraph answered a value that this enum does not have.', path);
      return null;
    },
  });
}

/** An object without inherited names, in the form that engines keep fast. */
export function Plain(this: unknown) {}
Plain.prototype = Object.create(null);
export const plain = (): JsonObject => new (Plain as unknown as new () => JsonObject)();

export type AnswerField = {
  /** As it is planned, and as the client knows it. */
  name: string;
  shown: string;
  hidden: boolean;
  node: AnswerNode;
};

/** An object of one type. */
export function object(fields: readonly AnswerField[]): AnswerNode {
  const read = fields.map(({ name }) => reader(name));
  const shown = fields.flatMap((field, i) => (field.hidden ? [] : [{ read: read[i]!, ...field }]));
  const prefixes = shown.map((field, i) => `${i > 0 ? ',' : '{'}${JSON.stringify(field.shown)}:`);
  return {
    text(value) {
      if (shown.length === 0) return '{}';
      let text = '';
      for (let i = 0; i < shown.length; i++) {
        const { read, node } = shown[i]!;
        const written = node.text(read(value as JsonObject));
        if (written === undefined) return undefined;
        text += prefixes[i] + written;
      }
      return `${text}}`;
    },
    exact(value, completion) {
      const out = plain();
      for (const [i, { name, node }] of fields.entries()) {
        completion.path.push(name);
        const completed = node.exact(read[i]!(value as JsonObject), completion);
        completion.path.pop();
        if (completed === BUBBLES) return BUBBLES;
        out[name] = completed;
      }
      return out;
    },
  };
}

/** An object whose type is read from it: one node for each concrete type, found when that type is first seen. */
export function composite(nodeFor: (typename: string | undefined) => AnswerNode | undefined): AnswerNode {
  let last: unknown;
  let node: AnswerNode | undefined;
  const find = ({ __typename: type }: JsonObject) => {
    if (node === undefined || type !== last) {
      node = nodeFor(typeof type === 'string' && type !== '' ? type : undefined);
      last = type;
    }
    return node;
  };
  return nullable({
    text: (value) => (isObject(value) ? find(value)?.text(value) : undefined),
    exact(value, completion) {
      if (!isObject(value)) return mistaken('an object', completion);
      const found = find(value);
      if (!found) return mistaken('an object of a type that can be here', completion);
      const out = found.exact(value, completion);
      return out === BUBBLES ? null : out;
    },
  });
}

/** `__typename` of an object whose type is known. */
export function typename(type: string): AnswerNode {
  const text = JSON.stringify(type);
  return { text: () => text, exact: () => type };
}

/** What depends on the type of an object of which only an interface is known: an error of that object, never a guess. */
export const unknownType: AnswerNode = {
  text: () => undefined,
  exact(_, { path, failed, report }) {
    const parent = path.slice(0, -1);
    if (!failed(parent)) report('The type of this object is not known.', parent);
    return BUBBLES;
  },
};

export const unknownObject: AnswerNode = {
  text: () => undefined,
  exact(_, { path, failed, report }) {
    if (!failed(path)) report('The type of this object is not known.', path);
    return BUBBLES;
  },
};

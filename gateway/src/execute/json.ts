/** A JSON object: what stands between braces. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Reads a property by a response name. `constructor` and `toString` are legal names, and every object inherits those. */
export function reader(name: string): (object: JsonObject) => unknown {
  return name in Object.prototype
    ? (object) => (Object.hasOwn(object, name) ? object[name] : undefined)
    : (object) => object[name];
}

/** The same for a name that is not known before. */
export function ownOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

// What JSON writes with a backslash, and the halves of pairs, which may stand alone.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON. Most need no escape, and to find that out is quicker than to have each written. */
export function quote(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Any JSON value as JSON; what JSON does not know is null. */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Number.isFinite(value) ? `${value}` : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return JSON.stringify(value) ?? 'null';
  }
}

/** A copy that shares no object with the original but what a scalar made of a class of its own, such as a `Date`. */
export function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (!isObject(value)) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copied: JsonObject = {};
  for (const key of Object.keys(value)) copied[key] = copy(value[key]);
  return copied as Value;
}

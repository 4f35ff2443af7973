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

/** A string as JSON. Most are short and need no escape: looking at each character is quicker than asking for one. */
export function quote(text: string): string {
  const { length } = text;
  if (length > 64) return JSON.stringify(text);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
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

/** A copy that shares no object with the original. */
export function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (!isObject(value)) return value;
  const copied: JsonObject = {};
  for (const key of Object.keys(value)) copied[key] = copy(value[key]);
  return copied as Value;
}

const [quote, backslash, comma, openList, openObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];

/**
 * Whether a JSON text has more values than so many, by its brackets and commas: to make them all is what takes long, and a
 * megabyte may have half a million. What is no JSON is counted in some way.
 */
export function hasMoreValues(json: Buffer, most: number): boolean {
  // Each but the first needs two bytes.
  if (json.length < 2 * most) return false;
  let values = 1;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === quote) {
      at = endOfString(json, at);
    } else if (byte === comma || byte === openList || byte === openObject) {
      values += 1;
      if (values > most) return true;
    }
  }
  return false;
}

/** Where the quote stands that ends a string. */
function endOfString(json: Buffer, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === quote) return at;
    if (json[at] === backslash) at += 1;
  }
  return json.length;
}

/** Looks at a value and says what is wrong with it; `at` is where it stands. What is wrong has no value worth using. */
export type Check<Value> = (value: unknown, at: string, wrong: (problem: string) => void) => Value;

type Checked<Of> = Of extends Check<infer Value> ? Value : never;

/** An object of these keys and no others, each of which may be missing. */
export function object<Shape extends Record<string, Check<unknown>>>(
  shape: Shape,
): Check<{ [Key in keyof Shape]?: Checked<Shape[Key]> }> {
  return (value, at, wrong) => {
    const entries = entriesOf(value, at, wrong).flatMap(([key, below]) => {
      const place = at === '' ? key : `${at}.${key}`;
      if (Object.hasOwn(shape, key)) return [[key, shape[key]!(below, place, wrong)]];
      wrong(`${place}: there is no such option; there are ${Object.keys(shape).join(', ')}`);
      return [];
    });
    return Object.fromEntries(entries);
  };
}

/** An object of any keys. */
export function map<Value>(check: Check<Value>): Check<Record<string, Value>> {
  return (value, at, wrong) =>
    Object.fromEntries(entriesOf(value, at, wrong).map(([key, below]) => [key, check(below, `${at}.${key}`, wrong)]));
}

export function list<Value>(check: Check<Value>): Check<Value[]> {
  return (value, at, wrong) => {
    if (Array.isArray(value)) return value.map((below, i) => check(below, `${at}[${i}]`, wrong));
    wrong(`${at}: a list was expected, not ${shown(value)}`);
    return [];
  };
}

export function oneOf<const Value extends string | boolean>(...values: Value[]): Check<Value> {
  return (value, at, wrong) => {
    if (!values.includes(value as Value)) wrong(`${at}: one of ${values.join(', ')} was expected, not ${shown(value)}`);
    return value as Value;
  };
}

/** What one of two checks takes, chosen by whether the value is an object or a list. */
export function plainOr<Plain, Whole>(plain: Check<Plain>, whole: Check<Whole>): Check<Plain | Whole> {
  return (value, at, wrong) =>
    typeof value === 'object' && value !== null ? whole(value, at, wrong) : plain(value, at, wrong);
}

export const flag = oneOf(true, false);

/** Text in which `${NAME}` stands for a variable of the environment. */
export function text(environment: Record<string, string | undefined>): Check<string> {
  return (value, at, wrong) => {
    if (typeof value !== 'string' || value === '') {
      wrong(`${at}: text was expected, not ${shown(value)}`);
      return '';
    }
    return value.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = environment[name];
      if (found === undefined) wrong(`${at}: the environment has no ${name}`);
      return found ?? '';
    });
  };
}

export function where<Value>(check: Check<Value>, holds: (value: Value) => boolean, expected: string): Check<Value> {
  return (value, at, wrong) => {
    let sound = true;
    const checked = check(value, at, (problem) => {
      sound = false;
      wrong(problem);
    });
    if (sound && !holds(checked)) wrong(`${at}: ${expected} was expected, not ${shown(value)}`);
    return checked;
  };
}

/** A whole number from `least` up. */
export function whole(least: number): Check<number> {
  return (value, at, wrong) => {
    if (!Number.isSafeInteger(value) || (value as number) < least) {
      wrong(`${at}: a whole number from ${least} was expected, not ${shown(value)}`);
    }
    return value as number;
  };
}

function entriesOf(value: unknown, at: string, wrong: (problem: string) => void): [string, unknown][] {
  if (isObject(value)) return Object.entries(value);
  wrong(`${at || 'the configuration'}: an object was expected, not ${shown(value)}`);
  return [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

import fc from 'fast-check';

// Texts of operations and fragments as the grammar allows them, whatever they mean: as tokens, then with anything between.

type Tokens = fc.Arbitrary<string[]>;

const just = (...tokens: string[]) => fc.constant(tokens);
const joined = (...parts: Tokens[]): Tokens => fc.tuple(...parts).map((all) => all.flat());
const some = (part: Tokens, most = 3): Tokens => fc.array(part, { maxLength: most }).map((all) => all.flat());
const several = (part: Tokens, most = 4): Tokens =>
  fc.array(part, { minLength: 1, maxLength: most }).map((all) => all.flat());
const maybe = (part: Tokens): Tokens => fc.oneof(just(), part);

const words = ['a', 'b', 'c', 'query', 'fragment', 'type', 'nodes', '__schema', '__type', '__typename', 'ON'];
const name: Tokens = fc.constantFrom(...words, 'on').map((word) => [word]);
/** Of a fragment, and of an enum. */
const special: Tokens = fc.constantFrom(...words).map((word) => [word]);
const plain: Tokens = fc
  .constantFrom(
    ...[
      '1',
      '-0',
      '-1.5e3',
      '1E+9',
      'true',
      'null',
      '""',
      '"a: {"',
      '"\\"}"',
      '"\\\\"',
      '"\\u{1F3FA}\\u007B"',
      '"ế #"',
    ],
    ...['""""""', '"""a "b" }"""', '"""\\""" { """', '"""\\\\"""" { """', '"""\n#@\r\n"""'],
  )
  .map((value) => [value]);

const { value, type, set } = fc.letrec<{ value: string[]; type: string[]; set: string[] }>((tie) => {
  const args = maybe(
    joined(just('('), several(joined(name, just(':'), fc.oneof(tie('value'), just('$', 'a')))), just(')')),
  );
  const directives = some(joined(just('@'), name, args), 2);
  const field = joined(maybe(joined(name, just(':'))), name, args, directives, maybe(tie('set')));
  const inline = joined(just('...'), maybe(joined(just('on'), name)), directives, tie('set'));
  const spread = joined(just('...'), special, directives);
  return {
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      plain,
      special,
      joined(just('['), some(tie('value')), just(']')),
      joined(just('{'), some(joined(name, just(':'), tie('value'))), just('}')),
    ),
    type: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      joined(name, maybe(just('!'))),
      joined(just('['), tie('type'), just(']'), maybe(just('!'))),
    ),
    set: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      joined(just('{'), several(name), just('}')),
      joined(just('{'), several(fc.oneof(field, field, inline, spread)), just('}')),
    ),
  };
});

const directives = some(joined(just('@'), name, maybe(joined(just('('), name, just(':'), value, just(')')))), 2);
const variable = joined(just('$'), name, just(':'), type, maybe(joined(just('='), value)), directives);
const description = maybe(fc.constantFrom(['"of { a: b }"'], ['"""of { a: b }"""']));
const kind = fc.constantFrom('query', 'mutation', 'subscription').map((word) => [word]);
const definition = fc.oneof(
  set,
  joined(description, kind, maybe(name), maybe(joined(just('('), several(variable), just(')'))), directives, set),
  joined(description, just('fragment'), special, just('on'), name, directives, set),
);

const separators = fc.array(
  fc.constantFrom('', '', '', ' ', '\n', ', ', '\r\n', '\r', '\t,,', '\ufeff', '#\n', ' # { a: b @c ... """ "\r'),
  { minLength: 1, maxLength: 20 },
);
const isPunctuator = (token: string) => /^[^\w"-]/.test(token);

/** A text that the parser reads. */
export const validTexts: fc.Arbitrary<string> = fc.tuple(several(definition), separators).map(([tokens, between]) => {
  const apart = tokens.map((token, n) => {
    const separator = between[n % between.length]!;
    const touches = separator === '' && n > 0 && !isPunctuator(token) && !isPunctuator(tokens[n - 1]!);
    return `${touches ? ' ' : separator}${token}`;
  });
  return apart.join('');
});

const pieces = [
  ...['"""', '"', '\\', '\\"""', '\\"', '\\u{1F3FA}', '\\u00', '#', '\n', '\r', '\r\n', '\t', ',', ' ', '\ufeff'],
  ...['{', '}', '[', ']', '(', ')', ':', '@', '$', '!', '=', '|', '&', '.', '...', '?', '\u0000', 'ế', '🏺', '\ud83c'],
  ...['a', 'on', '_1', 'e', 'E', '0', '1', '-', '+', '1.5', '-0.1e-7', '01', '1-2'],
];

/** A text that may be anything. */
export const oddTexts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((all) => all.join(''));

import fc from 'fast-check';
import { type DocumentNode, getIntrospectionQuery, Kind, parse, type SelectionSetNode, visit } from 'graphql';
import { expect, test } from 'vitest';
import { responseName } from '../operation/asking.ts';
import { operations } from '../serve/abuse/operations.ts';
import { validTexts } from '../testing/texts.ts';
import { defaultLimits } from './limits.ts';
import { excessOf, structureOf } from './structure.ts';

/** The same, by the tree of a valid text. */
function ofTree(text: string) {
  const document = parse(text);
  const { definitions } = document;
  const each = definitions.map((definition) => {
    const counts = { nesting: 0, aliases: 0, directives: 0 };
    let open = 0;
    const bracket = {
      enter() {
        open += 1;
        counts.nesting = Math.max(counts.nesting, open);
      },
      leave() {
        open -= 1;
      },
    };
    visit(definition, {
      ...{ SelectionSet: bracket, ListValue: bracket, ObjectValue: bracket, ListType: bracket },
      Field({ alias }) {
        if (alias) counts.aliases += 1;
      },
      Directive() {
        counts.directives += 1;
      },
    });
    return { ...counts, depth: 'selectionSet' in definition ? depthOf(definition.selectionSet) : 0 };
  });
  const most = (what: 'nesting' | 'aliases' | 'directives' | 'depth') => Math.max(...each.map((one) => one[what]));
  const several = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;
  return {
    ...{ nesting: most('nesting'), aliases: most('aliases'), directives: most('directives') },
    ...{ repeats: repeatsOf(document), depth: several ? 0 : most('depth') },
    fragments: definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length,
  };
}

function depthOf({ selections }: SelectionSetNode): number {
  const depths = selections.map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return 0;
    const below = selection.selectionSet ? depthOf(selection.selectionSet) : 0;
    if (selection.kind === Kind.INLINE_FRAGMENT) return below;
    return ['__schema', '__type'].includes(selection.name.value) ? 0 : 1 + below;
  });
  return Math.max(...depths);
}

function repeatsOf({ definitions }: DocumentNode): number {
  const counts = new Map<string, number>();
  const count = (path: string) => counts.set(path, (counts.get(path) ?? 0) + 1);
  function walk({ selections }: SelectionSetNode, path: string) {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) count(`${path}/...`);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, path);
      else {
        const below = `${path}/${responseName(selection)}`;
        count(below);
        if (selection.selectionSet) walk(selection.selectionSet, below);
      }
    }
  }
  for (const [n, definition] of definitions.entries()) {
    if ('selectionSet' in definition) walk(definition.selectionSet, String(n));
  }
  return Math.max(...counts.values());
}

const counted = (text: string) => {
  const { tokens: _, comments: __, ...structure } = structureOf(text);
  return structure;
};

test('what is counted in a text is what stands in its tree', () => {
  fc.assert(
    fc.property(validTexts, (text) => {
      expect(counted(text)).toEqual(ofTree(text));
    }),
    { numRuns: 2_000 },
  );
});

test('so it is in what every tool asks, and in every operation that is meant to harm and can be read', () => {
  const texts = operations.flatMap(({ query, code }) => (code === 'GRAPHQL_PARSE_FAILED' ? [] : [query]));
  const readable = texts.filter((text) => !/\b(type|extend) Query|\[{1000}/.test(text));

  expect(readable.length).toBeGreaterThan(120);
  for (const text of [getIntrospectionQuery(), ...readable]) expect(counted(text)).toEqual(ofTree(text));
});

test('tokens and comments are counted until there are too many', () => {
  expect(structureOf('a '.repeat(100_000), 10)).toMatchObject({ tokens: 11, comments: 0 });
  expect(structureOf(`${'#\n'.repeat(100_000)}a`, 10)).toMatchObject({ tokens: 1 });
  expect(excessOf('a '.repeat(4_001), defaultLimits)?.message).toBe(
    'The operation has more tokens than 4000; the limit is 4000. Ask for less.',
  );
  for (const text of [`${'#\n'.repeat(4_001)}{ a }`, `{ a }${'#\n'.repeat(4_001)}`]) {
    expect(excessOf(text, defaultLimits)?.message).toBe(
      'The operation has more comments than 4000; the limit is 4000. Ask for less.',
    );
  }
  expect(excessOf(`${'#\n'.repeat(4_000)}${'a '.repeat(4_000)}`, { ...defaultLimits, repeats: 4_000 })).toBeUndefined();
});

test('more fragments than are allowed are too costly', () => {
  const chain = (n: number) =>
    `{ ...F0 } ${Array.from({ length: n }, (_, i) => `fragment F${i} on Query { ${i + 1 < n ? `...F${i + 1}` : 'me { name }'} }`).join(' ')}`;

  expect(excessOf(chain(100), defaultLimits)).toBeUndefined();
  expect(excessOf(chain(101), defaultLimits)?.extensions).toEqual({ code: 'TOO_COSTLY', cost: 101, limit: 100 });
});

test('a schema is no question with too many aliases', () => {
  const fields = Array.from({ length: 100 }, (_, n) => `f${n}(a: [Int!] = [1]): [Int!] @deprecated`).join('\n');

  expect(excessOf(`"""The door."""\ntype Query {\n${fields}\n}`, { ...defaultLimits, repeats: 500 })).toBeUndefined();
  expect(excessOf(`scalar A { ${'me { name } '.repeat(200)} }`, defaultLimits)?.extensions).toEqual({
    ...{ code: 'TOO_COSTLY', cost: 200, limit: 100 },
  });
});

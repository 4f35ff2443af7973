import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { argumentOf, hasFields, textOf } from '../supergraph/join.ts';

/** What `@cacheControl` says of a type or a field. */
export type CacheHint = {
  /** Seconds. */
  maxAge: number | undefined;
  isPrivate: boolean;
  /** Without a `maxAge` of its own it is as old as what is around it. */
  inherits: boolean;
};

/** By `Type` and by `Type.field`. */
export type CacheHints = ReadonlyMap<string, CacheHint>;

/** The hints in a supergraph: those of subgraphs that compose `@cacheControl` in, under whatever name. */
export function cacheHints(supergraph: DocumentNode): CacheHints {
  const name = nameOfDirective(supergraph);
  const hints = new Map<string, CacheHint>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const applied = directives.filter((directive) => directive.name.value === name);
    if (applied.length > 0) hints.set(coordinate, strictest(applied.map(hintOf)));
  };
  for (const definition of supergraph.definitions) {
    if (!hasFields(definition) && definition.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    note(definition.name.value, definition.directives);
    if (!hasFields(definition)) continue;
    for (const field of definition.fields ?? []) {
      note(`${definition.name.value}.${field.name.value}`, field.directives);
    }
  }
  return hints;
}

/** `@link(url: …, import: [{ name: "@cacheControl", as: "@keep" }])` gives it another name. */
function nameOfDirective({ definitions }: DocumentNode): string {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const imported = link.arguments?.find((argument) => argument.name.value === 'import')?.value;
      for (const each of imported?.kind === Kind.LIST ? imported.values : []) {
        if (each.kind !== Kind.OBJECT) continue;
        const text = (key: string) => {
          const value = each.fields.find((field) => field.name.value === key)?.value;
          return value?.kind === Kind.STRING ? value.value : undefined;
        };
        if (text('name') === '@cacheControl') return text('as')?.slice(1) ?? 'cacheControl';
      }
    }
  }
  return 'cacheControl';
}

function hintOf(directive: ConstDirectiveNode): CacheHint {
  const maxAge = textOf(directive, 'maxAge');
  return {
    maxAge: maxAge === undefined ? undefined : Math.max(0, Number(maxAge)),
    isPrivate: textOf(directive, 'scope') === 'PRIVATE',
    inherits: argumentOf(directive, 'inheritMaxAge') === true,
  };
}

/** Subgraphs that share a field may say different things of it. */
function strictest(hints: readonly CacheHint[]): CacheHint {
  const ages = hints.flatMap(({ maxAge }) => maxAge ?? []);
  return {
    maxAge: ages.length > 0 ? Math.min(...ages) : undefined,
    isPrivate: hints.some(({ isPrivate }) => isPrivate),
    inherits: hints.every(({ inherits }) => inherits),
  };
}

import { type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql';

export type Meanings = {
  document: DocumentNode;
  /** Whether any name differs from the client's. */
  changed: boolean;
  /** The client's response name. */
  original(name: string): string;
};

/**
 * Makes each response name mean one field with one set of arguments, throughout the document. The planner keys what it
 * selects by response name, so that `isbn: title` would be taken for the key `isbn`, and two types that fold into one in a
 * subgraph would share a field. `reserved` names mean themselves, without arguments. Validation has forbidden that two
 * meanings meet in one object, so the names can be given back in the answer.
 */
export function oneMeaning(document: DocumentNode, reserved: ReadonlySet<string>): Meanings {
  const prefix = freePrefix(document, '_u');
  const meanings = new Map<string, Map<string, string>>();
  for (const name of reserved) meanings.set(name, new Map([[`${name}()`, name]]));
  const originals = new Map<string, string>();

  const renamed: DocumentNode = visit(document, {
    Field(field): FieldNode | undefined {
      const response = field.alias?.value ?? field.name.value;
      const meaning = `${field.name.value}(${(field.arguments ?? []).map(print).sort()})`;
      const known = meanings.get(response) ?? new Map<string, string>();
      meanings.set(response, known);
      let name = known.get(meaning);
      if (name === undefined) {
        // The planner makes aliases of its own, `name__alias_0`, when two types disagree.
        const taken = /__alias_\d+$/.test(response);
        name = taken
          ? `${prefix}${originals.size}`
          : known.size > 0
            ? `${prefix}${originals.size}_${response}`
            : response;
        known.set(meaning, name);
        if (name !== response) originals.set(name, response);
      }
      return name === response ? undefined : { ...field, alias: { kind: Kind.NAME, value: name } };
    },
  });
  return { document: renamed, changed: originals.size > 0, original: (name) => originals.get(name) ?? name };
}

/** The wish, with as many underscores before it as it takes to occur nowhere in the document. */
export function freePrefix(document: DocumentNode, wish: string): string {
  const text = print(document);
  let prefix = wish;
  while (text.includes(prefix)) prefix = `_${prefix}`;
  return prefix;
}

import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one operation may ask for. */
export type Limits = {
  /** Nested fields, introspection aside. */
  depth: number;
  /** Aliases and directives, counted wherever a fragment that holds them is spread. */
  aliases: number;
  directives: number;
  /** Tokens of the document, and comments in it. */
  tokens: number;
  /** Brackets of any kind in each other, fields of one name at one place of the answer, definitions of fragments; see `structureOf`. */
  nesting: number;
  repeats: number;
  fragments: number;
  /** See `costOf`. */
  cost: number;
  /** Of a request's body, and of a WebSocket's message. */
  bytes: number;
  messageBytes: number;
  /** Values in the JSON of a body or a message, in each other and beside each other. */
  values: number;
  /** How many messages of one WebSocket are read a second. */
  messages: number;
  /** How long a body may take to come. The head of a request is the HTTP server's: `headersTimeout`, `maxHeaderSize`. */
  bodyMs: number;
  /** How many requests may come in one, as a list; 0: none. */
  batch: number;
  /** How many queries and mutations from the network run at once, and how many more may wait for that; then 503. */
  concurrency: number;
  queue: number;
  /** For one operation, or one event of a subscription: what is not there by then is missing from the answer. */
  timeoutMs: number;
};

export const defaultLimits: Limits = {
  depth: 12,
  aliases: 30,
  directives: 20,
  tokens: 4_000,
  nesting: 100,
  repeats: 100,
  fragments: 100,
  cost: 20_000,
  bytes: 1_000_000,
  messageBytes: 250_000,
  values: 20_000,
  messages: 1_000,
  bodyMs: 10_000,
  batch: 0,
  concurrency: 1_000,
  queue: 1_000,
  timeoutMs: 30_000,
};

export type Measure = { depth: number; aliases: number; directives: number };

/** Measures a valid operation. Each fragment is walked once, however often it is spread. */
export function measure(
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
): Measure {
  const known = new Map<string, Measure>();

  function ofSelections({ selections }: SelectionSetNode): Measure {
    const sum: Measure = { depth: 0, aliases: 0, directives: 0 };
    for (const selection of selections) {
      sum.directives += selection.directives?.length ?? 0;
      let below: Measure | undefined;
      let levels = 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) below = ofFragment(selection.name.value);
      else if (selection.selectionSet) below = ofSelections(selection.selectionSet);
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) sum.aliases += 1;
        levels = 1;
      }
      sum.aliases += below?.aliases ?? 0;
      sum.directives += below?.directives ?? 0;
      sum.depth = Math.max(sum.depth, isIntrospection(selection) ? 0 : levels + (below?.depth ?? 0));
    }
    return sum;
  }

  function ofFragment(name: string): Measure {
    let measured = known.get(name);
    if (!measured) {
      measured = ofSelections(fragments[name]!.selectionSet);
      known.set(name, measured);
    }
    return measured;
  }

  const measured = ofSelections(operation.selectionSet);
  return { ...measured, directives: measured.directives + (operation.directives?.length ?? 0) };
}

// The query that every tool asks for the schema is deep; graphql-js bounds how introspection may nest.
function isIntrospection(selection: { kind: Kind; name?: { value: string } }) {
  return selection.kind === Kind.FIELD && (selection.name?.value === '__schema' || selection.name?.value === '__type');
}

export function tooCostly(what: string, cost: number, limit: number): GraphQLError {
  return new GraphQLError(`The operation has ${what} ${cost}; the limit is ${limit}. Ask for less.`, {
    extensions: { code: 'TOO_COSTLY', cost, limit },
  });
}

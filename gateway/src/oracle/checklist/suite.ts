import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { compose } from '../../supergraph/compose.ts';

/** Resolvers of one subgraph, by type and field. */
export type Resolvers = Record<string, Record<string, unknown>>;

export type Case = {
  it: string;
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  data: unknown;
  /** Where errors lie, as `a.0.b`. */
  errors?: string[];
  /** Which subgraphs are asked, in order. */
  asks?: string[];
  /** Why this is not so yet. */
  wrong?: string;
};

/** A small supergraph and what it must answer. */
export type Suite = { about: string; parts: Record<string, { sdl: string; resolvers: Resolvers }>; cases: Case[] };

/** A Federation 2 schema. */
export const fed2 = (sdl: string) => `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject"]
  )
  ${sdl}`;

export const failing = (message: string) => () => {
  throw new GraphQLError(message, { extensions: { code: 'FAILED' } });
};

/** Finds by one field of a key, and throws when the representation has none: nobody may guess. */
export function byKey<Row>(rows: readonly Row[], key: keyof Row & string) {
  return (representation: Record<string, unknown>) => {
    if (!Object.hasOwn(representation, key)) throw new Error(`no ${key} in ${JSON.stringify(representation)}`);
    return rows.find((row) => row[key] === representation[key]) ?? null;
  };
}

/** What the representation brought, and nothing else. */
export function carried(...names: string[]) {
  return (representation: Record<string, unknown>) => {
    for (const name of names) {
      if (!Object.hasOwn(representation, name)) throw new Error(`no ${name} in ${JSON.stringify(representation)}`);
    }
    return { ...representation };
  };
}

export function built({ parts }: Suite) {
  const { supergraphSdl } = compose(Object.entries(parts).map(([name, { sdl }]) => ({ name, sdl })));
  const schemas: Record<string, GraphQLSchema> = Object.fromEntries(
    Object.entries(parts).map(([name, { sdl, resolvers }]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]),
    ]),
  );
  return { supergraphSdl, schemas };
}

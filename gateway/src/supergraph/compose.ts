import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { unanswerable } from './check.ts';

export type Subgraph = { name: string; url?: string; sdl: string };

/**
 * The supergraph of these subgraphs. Throws all composition errors at once, each with its code. The hints tell also what
 * composes and cannot be answered.
 */
export function compose(subgraphs: readonly Subgraph[]): { supergraphSdl: string; hints: string[] } {
  const composed = composeServices(subgraphs.map(({ name, url = '', sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (composed.errors) {
    const reasons = composed.errors.map((error) => `${error.extensions.code}: ${error.message}`);
    throw new Error(`The subgraphs do not compose:\n${reasons.join('\n')}`);
  }
  const { supergraphSdl } = composed;
  const hints = [...composed.hints.map(String), ...unanswerable(parse(supergraphSdl, { noLocation: true }))];
  return { supergraphSdl, hints };
}

/** What clients see of a supergraph: sorted, so that a diff shows what changed, with all descriptions. */
export function apiSdl(supergraphSdl: string): string {
  const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  return `${printSchema(lexicographicSortSchema(apiSchema))}\n`;
}

import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/graphql-env.d.ts';

/** Writes a typed GraphQL document. Types follow the composed schema; there is nothing to generate per document. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    DateTime: string;
    Date: string;
    URL: string;
    EmailAddress: string;
    SafeInt: number;
    NonNegativeInt: number;
    Cursor: string;
  };
}>();

export { type FragmentOf, type ResultOf, readFragment, type VariablesOf } from 'gql.tada';

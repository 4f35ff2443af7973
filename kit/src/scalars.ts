import {
  GraphQLDate,
  GraphQLDateTime,
  GraphQLEmailAddress,
  GraphQLNonNegativeInt,
  GraphQLSafeInt,
  GraphQLURL,
} from 'graphql-scalars';

/** The product's scalars: without a resolver an input would not be validated. A subgraph takes those its schema names. */
export const scalars = {
  DateTime: GraphQLDateTime,
  Date: GraphQLDate,
  URL: GraphQLURL,
  EmailAddress: GraphQLEmailAddress,
  SafeInt: GraphQLSafeInt,
  NonNegativeInt: GraphQLNonNegativeInt,
};

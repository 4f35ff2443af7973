import { graphql } from '#lib/graphql.ts';

export const AddressQuery = graphql(`
  query Address {
    me {
      email
      emailVerified
    }
  }
`);

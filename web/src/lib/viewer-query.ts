import { graphql } from './graphql.ts';

export const ViewerQuery = graphql(`
  query Viewer {
    me {
      id
      displayName
      roles {
        role
        scope
        scopeId
      }
      memberships {
        role
        organization {
          id
          name
        }
      }
    }
  }
`);

import { graphql } from '#lib/graphql.ts';

export const RoundsQuery = graphql(`
  query Rounds {
    currentSeason {
      rounds {
        id
      }
    }
  }
`);

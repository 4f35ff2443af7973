import { graphql, type ResultOf } from '#lib/graphql.ts';

const WaitingFragment = graphql(`
  fragment Waiting on Initiative @_unmask {
    id
    title
    editorial
    hall
    nationwide
    unit {
      id
      name(language: $language)
      successors {
        id
        name(language: $language)
      }
    }
    organization {
      id
      name(language: $language)
    }
    screening {
      waitingSince
      decisions {
        id
      }
      assignee {
        id
        displayName
      }
    }
  }
`);

export const QueueQuery = graphql(
  `
    query Queue($after: String, $decided: ID!, $told: Boolean!, $language: Language!) {
      screeningQueue(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...Waiting
        }
      }
      currentSeason {
        submissionsCloseAt
      }
      initiative(id: $decided) @include(if: $told) {
        slug
        title
        editorial
        publication
      }
    }
  `,
  [WaitingFragment],
);

export type Waiting = ResultOf<typeof WaitingFragment>;

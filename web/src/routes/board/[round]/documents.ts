import { graphql, type ResultOf } from '#lib/graphql.ts';

const BoardFragment = graphql(`
  fragment Board on Leaderboard @_unmask {
    version
    state
    access
    seal {
      reason
      opensAt
    }
    provisional
    computedAt
    basis
    connected
    warnings
    leadProbability
    listSize
    progress {
      initiatives
      assignments
      accepted
      submitted
      enough
      reviewers
    }
    entries(first: 500) {
      status
      rank
      tied
      rankLow
      rankHigh
      movement
      rawMean
      adjustedScore
      adjustedLow
      adjustedHigh
      topProbability
      zone
      disagreement
      reviewCount
      expectedReviews
      initiative {
        id
        slug
        title(language: $language)
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
      }
    }
  }
`);

export const BoardQuery = graphql(
  `
    query Board($roundId: ID!, $language: Language!) {
      reviewRound(id: $roundId) {
        id
        name(language: $language)
        reviewsDueAt
        minReviews
        season {
          name(language: $language)
        }
      }
      leaderboard(roundId: $roundId) {
        ...Board
      }
    }
  `,
  [BoardFragment],
);

export const BoardSubscription = graphql(
  `
    subscription LiveBoard($roundId: ID!, $language: Language!) {
      leaderboard(roundId: $roundId) {
        ...Board
      }
    }
  `,
  [BoardFragment],
);

/** When there is something new to read. */
export const BoardTicks = graphql(`
  subscription BoardTicks($roundId: ID!) {
    leaderboard(roundId: $roundId) {
      access
      version
    }
  }
`);

export type Board = ResultOf<typeof BoardFragment>;
export type Entry = Board['entries'][number];
export type Round = NonNullable<ResultOf<typeof BoardQuery>['reviewRound']>;

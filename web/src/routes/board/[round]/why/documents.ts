import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';
import type { Named } from './pair.ts';

const ComparedFragment = graphql(
  `
    fragment Compared on LeaderboardEntry @_unmask {
      rank
      tied
      rawMean
      adjustedScore
      adjustedLow
      adjustedHigh
      reviewCount
      explanation {
        kind
        amount
      }
      initiative {
        ...Card
      }
    }
  `,
  [CardFragment],
);

export const PlacesQuery = graphql(`
  query Places($roundId: ID!, $language: Language!) {
    reviewRound(id: $roundId) {
      id
      name(language: $language)
    }
    leaderboard(roundId: $roundId) {
      access
      basis
      connected
      provisional
      version
      entries(first: 500) {
        rank
        tied
        initiative {
          id
          title(language: $language)
        }
      }
    }
  }
`);

export const CompareQuery = graphql(
  `
    query Compare($roundId: ID!, $initiativeIds: [ID!]!, $language: Language!) {
      compareRanks(roundId: $roundId, initiativeIds: $initiativeIds) {
        probability
        above {
          ...Compared
        }
        below {
          ...Compared
        }
      }
    }
  `,
  [ComparedFragment],
);

export type Compared = ResultOf<typeof ComparedFragment>;
export type Comparison = NonNullable<ResultOf<typeof CompareQuery>['compareRanks']>;
export type Place = NonNullable<ResultOf<typeof PlacesQuery>['leaderboard']>['entries'][number];

type Places = ResultOf<typeof PlacesQuery>;
/** What the page shows. */
export interface WhyAnswer {
  round: NonNullable<Places['reviewRound']>;
  board: NonNullable<Places['leaderboard']>;
  /** All that can be compared, best first. */
  named: Named[];
  /** The two that are compared, in the order asked for. */
  pair: [string, string] | null;
  /** Whether another pair was asked for. */
  other: boolean;
  comparison: Comparison | null;
}

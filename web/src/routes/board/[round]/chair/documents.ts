import { graphql, type ResultOf } from '#lib/graphql.ts';

export const ChairQuery = graphql(`
  query Chair($roundId: ID!, $language: Language!) {
    reviewRound(id: $roundId) {
      id
      name(language: $language)
      minReviews
      reviewsDueAt
      season {
        name(language: $language)
      }
      outstanding {
        reviewer {
          id
          displayName
        }
        asked
        reviews {
          state
          dueAt
          initiative {
            id
            slug
            title(language: $language)
          }
        }
      }
      diagnostics {
        components
        assignmentEffect
        stableTop
        refits
        swings {
          reviewer {
            id
            displayName
          }
          enters {
            id
            slug
            title(language: $language)
          }
          leaves {
            id
            slug
            title(language: $language)
          }
        }
        reviewers {
          reviewer {
            id
            displayName
          }
          reviews
          severity
          severityLow
          severityHigh
          spread
          reliability
        }
        helpfulReviews {
          gain
          initiative {
            id
            slug
            title(language: $language)
          }
          reviewer {
            id
            displayName
          }
        }
      }
    }
    leaderboard(roundId: $roundId) {
      access
      basis
      connected
      warnings
      provisional
      version
      listSize
      progress {
        initiatives
        assignments
        submitted
        enough
        reviewers
      }
      entries(first: 500) {
        status
        zone
      }
    }
  }
`);

type Answer = ResultOf<typeof ChairQuery>;
/** What the page shows. */
export interface ChairAnswer {
  round: NonNullable<Answer['reviewRound']>;
  board: ChairBoard;
  /** Whether the diagnostics could not be computed. */
  failed: boolean;
}
export type Diagnostics = NonNullable<NonNullable<Answer['reviewRound']>['diagnostics']>;
export type Owing = NonNullable<NonNullable<Answer['reviewRound']>['outstanding']>[number];
export type Calibration = Diagnostics['reviewers'][number];
export type Helpful = Diagnostics['helpfulReviews'][number];
export type ChairBoard = NonNullable<Answer['leaderboard']>;

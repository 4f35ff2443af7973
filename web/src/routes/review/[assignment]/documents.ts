import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

const ReviewFragment = graphql(`
  fragment Review on Review @_unmask {
    id
    version
    submittedAt
    total
    comment
    commentForOwner
    scores {
      criterion {
        id
      }
      value
      note
      confidence
    }
  }
`);

export const ScoreQuery = graphql(
  `
    query Score($id: ID!, $language: Language!) {
      myAssignments {
        id
        state
      }
      assignment(id: $id) {
        id
        state
        dueAt
        viewerActions
        round {
          id
          name(language: $language)
          criteria {
            id
            code
            name(language: $language)
            guidance(language: $language)
            weight
            min
            max
            anchors {
              maturity
              from
              to
              meaning(language: $language)
            }
          }
        }
        initiative {
          ...Card
          endorsement {
            way
            on
            signatory
            organization {
              name(language: $language)
            }
          }
        }
        revision {
          number
          title(language: $language)
          summary(language: $language)
          maturity
          beneficiaries
          publishedAt
          sections(language: $language) {
            kind
            body
          }
        }
        review {
          ...Review
        }
      }
    }
  `,
  [CardFragment, ReviewFragment],
);

export const SaveReview = graphql(`
  mutation SaveReview($input: SaveReviewInput!) {
    saveReview(input: $input) {
      version
    }
  }
`);

export const SubmitReview = graphql(`
  mutation SubmitReview($input: SubmitReviewInput!) {
    submitReview(input: $input) {
      id
    }
  }
`);

export type Assignment = NonNullable<ResultOf<typeof ScoreQuery>['assignment']>;
export type Criterion = Assignment['round']['criteria'][number];
export type Review = ResultOf<typeof ReviewFragment>;

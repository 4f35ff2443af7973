import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

export const InitiativeQuery = graphql(
  `
    query Initiative($slug: String!, $language: Language!) {
      initiative(slug: $slug) {
        ...Card
        summary(language: $language)
        language
        languages
        sections(language: $language) {
          kind
          body
        }
        beneficiaries
        cost {
          amount
          currency
        }
        updatedAt
        season {
          name(language: $language)
        }
        currentUnits {
          id
          name(language: $language)
        }
        organization {
          verification
        }
        owner {
          displayName
        }
        endorsement {
          state
          way
          on
          signatory
          organization {
            name(language: $language)
          }
        }
        revisions(first: 5) {
          nodes {
            number
            publishedAt
            note
          }
        }
        similar(first: 4) {
          likeness
          initiative {
            ...Card
          }
        }
      }
    }
  `,
  [CardFragment],
);

export type Initiative = NonNullable<ResultOf<typeof InitiativeQuery>['initiative']>;

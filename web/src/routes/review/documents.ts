import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

const WorkFragment = graphql(
  `
    fragment Work on Assignment @_unmask {
      id
      state
      dueAt
      viewerActions
      round {
        id
        name(language: $language)
        criteria {
          id
          name(language: $language)
        }
      }
      initiative {
        ...Card
      }
      review {
        id
        total
        submittedAt
        scores {
          criterion {
            id
          }
          value
        }
      }
    }
  `,
  [CardFragment],
);

export const WorkQuery = graphql(
  `
    query Work($language: Language!) {
      myAssignments {
        ...Work
      }
    }
  `,
  [WorkFragment],
);

export type Work = ResultOf<typeof WorkFragment>;

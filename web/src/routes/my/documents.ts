import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

const MineFragment = graphql(
  `
    fragment Mine on Initiative @_unmask {
      ...Card
      editorial
      publication
      version
      createdAt
      submittedAt
      viewerActions
      saveState {
        savedAt
        complete
      }
      screening {
        waitingSince
        decisions {
          outcome
          reason
          decidedAt
        }
        checklist {
          check
          answer
          note
        }
      }
    }
  `,
  [CardFragment],
);

export const MyQuery = graphql(
  `
    query Mine(
      $editorial: [EditorialState!]
      $after: String
      $submitted: String!
      $receipt: Boolean!
      $language: Language!
    ) {
      currentSeason {
        submissionsCloseAt
      }
      myInitiatives(editorial: $editorial, first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...Mine
        }
      }
      all: myInitiatives(first: 1) {
        totalCount
      }
      toDo: myInitiatives(editorial: [DRAFT, REVISION_REQUESTED], first: 1) {
        totalCount
      }
      waiting: myInitiatives(editorial: [SUBMITTED, SCREENING], first: 1) {
        totalCount
      }
      shown: myInitiatives(editorial: [VALID], first: 1) {
        totalCount
      }
      ended: myInitiatives(editorial: [DECLINED, WITHDRAWN], first: 1) {
        totalCount
      }
      receipt: initiative(slug: $submitted) @include(if: $receipt) {
        ...Mine
      }
    }
  `,
  [MineFragment],
);

export const Withdraw = graphql(`
  mutation Withdraw($input: WithdrawInitiativeInput!) {
    withdrawInitiative(input: $input) {
      id
    }
  }
`);

export const Discard = graphql(`
  mutation Discard($id: ID!) {
    discardDraft(id: $id)
  }
`);

export type Mine = ResultOf<typeof MineFragment>;

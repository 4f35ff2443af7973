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
    query Mine($language: Language!) {
      currentSeason {
        submissionsCloseAt
      }
      myInitiatives(first: 100) {
        nodes {
          ...Mine
        }
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

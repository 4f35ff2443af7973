import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

const StandingFragment = graphql(`
  fragment Standing on Initiative @_unmask {
    id
    editorial
    viewerActions
    screening {
      version
      waitingSince
      assignee {
        id
        displayName
      }
      checklist {
        check
        automatic
        answer
        note
      }
    }
  }
`);

const TextFragment = graphql(
  `
    fragment Text on Initiative @_unmask {
      ...Card
      summary
      sections {
        kind
        body
      }
    }
  `,
  [CardFragment],
);

export const CaseQuery = graphql(
  `
    query Case($id: ID!, $language: Language!) {
      initiative(id: $id) {
        ...Standing
        ...Text
        language
        submittedAt
        beneficiaries
        beneficiaryCount
        owner {
          displayName
        }
        organization {
          verification
        }
        contact {
          name
          position
          email
          phone
        }
        endorsement {
          state
          on
          signatory
          organization {
            name(language: $language)
          }
        }
        similar(first: 3) {
          likeness
          initiative {
            ...Text
          }
        }
        screening {
          decisions {
            id
            outcome
            reason
            decidedAt
            decidedBy {
              displayName
            }
          }
        }
      }
    }
  `,
  [StandingFragment, TextFragment],
);

export const StandingQuery = graphql(
  `
    query ScreeningStanding($id: ID!) {
      initiative(id: $id) {
        ...Standing
      }
    }
  `,
  [StandingFragment],
);

export const Claim = graphql(
  `
    mutation Claim($id: ID!) {
      claimScreening(initiativeId: $id) {
        ...Standing
      }
    }
  `,
  [StandingFragment],
);

export const Release = graphql(`
  mutation Release($id: ID!) {
    releaseScreening(initiativeId: $id) {
      id
    }
  }
`);

export const AnswerCheck = graphql(`
  mutation AnswerCheck($input: AnswerCheckInput!) {
    answerCheck(input: $input) {
      version
    }
  }
`);

export const Decide = graphql(`
  mutation Decide($input: DecideScreeningInput!) {
    decideScreening(input: $input) {
      id
    }
  }
`);

export type Case = NonNullable<ResultOf<typeof CaseQuery>['initiative']>;
export type Standing = ResultOf<typeof StandingFragment>;
export type ChecklistItem = NonNullable<Standing['screening']>['checklist'][number];
export type Comparable = ResultOf<typeof TextFragment>;

import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf, type VariablesOf } from '#lib/graphql.ts';

const SavedFragment = graphql(`
  fragment Saved on Initiative @_unmask {
    id
    slug
    version
    editorial
    saveState {
      savedAt
      missing {
        code
        path
        message
      }
    }
  }
`);

const DraftFragment = graphql(
  `
    fragment Draft on Initiative @_unmask {
      ...Saved
      title
      summary
      language
      sections {
        kind
        body
      }
      maturity
      objectives
      kinds
      nationwide
      currentUnits {
        id
      }
      organization {
        id
      }
      beneficiaries
      beneficiaryCount
      contact {
        name
        position
        email
        phone
      }
      viewerActions
      screening {
        decisions {
          outcome
          reason
        }
        checklist {
          check
          answer
          note
        }
      }
    }
  `,
  [SavedFragment],
);

export const SubmitQuery = graphql(
  `
    query Submit($id: ID!, $continued: Boolean!, $language: Language!) {
      me {
        id
        displayName
        email
        emailVerified
        memberships {
          role
          until
          organization {
            id
            name(language: $language)
          }
        }
      }
      administrativeUnits {
        id
        name(language: $language)
      }
      currentSeason {
        name(language: $language)
        phases {
          kind
          startsAt
          endsAt
        }
        activePhases
        submissionsCloseAt
      }
      consentText {
        textVersion
        publication(language: $language)
        personalData(language: $language)
      }
      initiative(id: $id) @include(if: $continued) {
        ...Draft
      }
    }
  `,
  [DraftFragment],
);

export const SimilarQuery = graphql(
  `
    query Similar($title: String!, $language: Language!) {
      similarInitiatives(title: $title, first: 3) {
        likeness
        initiative {
          ...Card
        }
      }
    }
  `,
  [CardFragment],
);

export const CreateDraft = graphql(
  `
    mutation CreateDraft($input: CreateInitiativeInput!) {
      createInitiative(input: $input) {
        ...Saved
      }
    }
  `,
  [SavedFragment],
);

export const SaveDraft = graphql(
  `
    mutation SaveDraft($input: SaveInitiativeInput!) {
      saveInitiative(input: $input) {
        ...Saved
      }
    }
  `,
  [SavedFragment],
);

export const SubmitInitiative = graphql(`
  mutation SubmitInitiative($input: SubmitInitiativeInput!) {
    submitInitiative(input: $input) {
      slug
    }
  }
`);

/** Where an initiative stands, for a form that came a second time. */
export const StandingQuery = graphql(`
  query Standing($id: ID!) {
    initiative(id: $id) {
      slug
      editorial
    }
  }
`);

export type Stored = ResultOf<typeof DraftFragment>;
export type Saved = ResultOf<typeof SavedFragment>;
export type Fields = VariablesOf<typeof CreateDraft>['input']['fields'];

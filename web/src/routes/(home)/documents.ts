import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

const StagesFragment = graphql(`
  fragment Stages on InitiativeConnection @_unmask {
    totalCount
    facets {
      maturities {
        value
        count
      }
    }
  }
`);

export const HomeQuery = graphql(
  `
    query Home($language: Language!) {
      currentSeason {
        name(language: $language)
        activePhases
        currentPhase {
          kind
          endsAt
        }
        phases {
          kind
          startsAt
          endsAt
          active
        }
        submissionsCloseAt
      }
      administrativeUnits {
        id
        name(language: $language)
        tile {
          row
          column
        }
        initiativeCount
      }
      newest: initiatives(sort: NEWEST, first: 24) {
        totalCount
        facets {
          halls {
            value
            count
          }
          maturities {
            value
            count
          }
        }
        nodes {
          ...Card
        }
      }
      citizenInput: initiatives(filter: { objectives: [CITIZEN_INPUT] }, first: 1) {
        ...Stages
      }
      eGovernance: initiatives(filter: { objectives: [E_GOVERNANCE] }, first: 1) {
        ...Stages
      }
      satisfaction360: initiatives(filter: { objectives: [SATISFACTION_360] }, first: 1) {
        ...Stages
      }
    }
  `,
  [CardFragment, StagesFragment],
);

export type Home = ResultOf<typeof HomeQuery>;
export type HomeSeason = NonNullable<Home['currentSeason']>;
export type Unit = NonNullable<Home['administrativeUnits']>[number];

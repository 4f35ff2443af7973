import { CardFragment } from '#lib/card.ts';
import { graphql, type ResultOf } from '#lib/graphql.ts';

export const GalleryQuery = graphql(
  `
    query Gallery(
      $language: Language!
      $search: String
      $filter: InitiativeFilter
      $sort: InitiativeSort!
      $first: Int!
      $after: String
    ) {
      initiatives(search: $search, filter: $filter, sort: $sort, first: $first, after: $after) {
        totalCount
        didYouMean
        pageInfo {
          hasNextPage
          endCursor
        }
        facets {
          halls {
            value
            count
          }
          objectives {
            value
            count
          }
          kinds {
            value
            count
          }
          maturities {
            value
            count
          }
          units {
            value
            count
            unit {
              name(language: $language)
            }
          }
          regions {
            value
            count
            region {
              name(language: $language)
            }
          }
          seasons {
            value
            count
            season {
              name(language: $language)
            }
          }
        }
        nodes {
          ...Card
        }
      }
      administrativeUnits {
        id
        name(language: $language)
        tile {
          row
          column
        }
      }
    }
  `,
  [CardFragment],
);

/** Ways on for who found nothing. */
export const NothingQuery = graphql(
  `
    query Nothing($language: Language!, $search: String) {
      withoutFilters: initiatives(search: $search, first: 1) {
        totalCount
      }
      newest: initiatives(sort: NEWEST, first: 3) {
        nodes {
          ...Card
        }
      }
    }
  `,
  [CardFragment],
);

export type Gallery = ResultOf<typeof GalleryQuery>;
export type Found = NonNullable<Gallery['initiatives']>;
export type Unit = NonNullable<Gallery['administrativeUnits']>[number];
export type Nothing = ResultOf<typeof NothingQuery>;

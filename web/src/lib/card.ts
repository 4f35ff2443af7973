import { graphql, type ResultOf } from './graphql.ts';

/** What a card, a print and a wall label need of an initiative; the document declares `$language: Language!`. */
export const CardFragment = graphql(`
  fragment Card on Initiative @_unmask {
    id
    slug
    title(language: $language)
    hall
    maturity
    objectives
    kinds
    nationwide
    publishedAt
    unit {
      id
      name(language: $language)
      successors {
        id
        name(language: $language)
      }
    }
    organization {
      id
      name(language: $language)
    }
  }
`);

export type Card = ResultOf<typeof CardFragment>;

import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  schema: ['src/**/*.graphql', '../../kit/src/unit/unit.graphql'],
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: '../context.ts#Context',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          ID: 'string',
          DateTime: 'Date',
          Date: 'string',
          EmailAddress: 'string',
          SafeInt: 'number',
          NonNegativeInt: 'number',
        },
        // What a resolver receives as its parent: our row, not the SDL type.
        mappers: {
          AdministrativeUnit: '@cpii/kit#AdministrativeUnit as UnitRow',
          ConsentText: '../submission/consent.ts#ConsentTexts',
          Endorsement: '../endorsement/endorsement.table.ts#EndorsementRow',
          Initiative: '../initiative/initiative.ts#Initiative as InitiativeSeen',
          InitiativeConnection: '../initiative/page.ts#InitiativePage',
          InitiativeFacets: '../gallery/facets.ts#Facets',
          InitiativeRevision: '../revision/revision.table.ts#RevisionRow',
          Organization: '{ id: string }',
          Phase: '../season/season.ts#Phase as PhaseRow',
          RegionFacet: '../gallery/facets.ts#Facet as FacetRow',
          Region: '@cpii/kit#Region as RegionRow',
          Screening: '../screening/screening.ts#ScreeningSeen',
          ScreeningDecision: '../screening/screening.ts#DecisionSeen',
          SeasonFacet: '../gallery/facets.ts#Facet as FacetRow',
          Season: '../season/season.table.ts#SeasonRow',
          SimilarInitiative: '../similar/similar.ts#Similar',
          UnitFacet: '../gallery/facets.ts#Facet as FacetRow',
          User: '{ id: string }',
        },
      },
    },
  },
} satisfies CodegenConfig;

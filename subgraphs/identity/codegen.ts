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
        scalars: { ID: 'string', DateTime: 'Date', Date: 'string', EmailAddress: 'string' },
        // What a resolver receives as its parent: our row, not the SDL type.
        mappers: {
          AdministrativeUnit: '@cpii/kit#AdministrativeUnit as UnitRow',
          Membership: '../membership/membership.table.ts#MembershipRow',
          Organization: '../organization/organization.table.ts#OrganizationRow',
          Region: '@cpii/kit#Region as RegionRow',
          User: '../user/user.table.ts#UserRow',
        },
      },
    },
  },
} satisfies CodegenConfig;

import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  schema: 'src/**/*.graphql',
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: '../context.ts#Context',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'Date' },
        // What a resolver receives as its parent: our row, not the SDL type.
        mappers: {
          Anchor: '../criterion/criterion.table.ts#AnchorRow',
          Assignment: '../assignment/assignment.ts#Assignment as AssignmentSeen',
          Criterion: '../criterion/criterion.table.ts#CriterionRow',
          CriterionMean: '{ criterionId: string; mean: number }',
          HelpfulReview: '@cpii/ranking#HelpfulReview as HelpfulRow',
          Initiative: '{ id: string }',
          InitiativeRevision: '{ id: string }',
          Leaderboard: '../leaderboard/leaderboard.ts#Board',
          LeaderboardEntry: '../leaderboard/entries.ts#Entry',
          ListSwing: '../diagnostics/diagnostics.ts#Swing',
          OutstandingReview: '../assignment/assignment.table.ts#AssignmentRow',
          OutstandingReviews: '../diagnostics/outstanding.ts#Outstanding',
          Review: '../review/review.table.ts#ReviewRow',
          ReviewRound: '../round/round.table.ts#RoundRow',
          ReviewerCalibration: '@cpii/ranking#RankedRater',
          Score: '../review/review.table.ts#ScoreRow',
          Season: '{ id: string }',
          User: '{ id: string }',
        },
      },
    },
  },
} satisfies CodegenConfig;

export type {
  HelpfulReview,
  Hyperparameters,
  MethodId,
  RankedItem,
  RankedRater,
  RankInput,
  Ranking,
  Review,
  Stability,
  StepKind,
  Zone,
} from './types.ts';

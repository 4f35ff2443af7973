export { type AuditRecord, audit, pseudonymised, replay } from './audit.ts';
export { bridges, helpfulReviews } from './bridges.ts';
export { InvalidInput, methodIds } from './input.ts';
export { defaults, engineVersion, probabilityAbove, rank, refresh } from './rank.ts';
export { stability } from './stability.ts';
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

/** One review; `values` by criterion, some may be missing. A rater may review an item several times; each counts. */
export type Review = { item: string; rater: string; values: ReadonlyMap<string, number> };

export type MethodId = 'crossed-cre-map-1' | 'reml-blup' | 'mean';

export type RankInput = {
  reviews: readonly Review[];
  /** By criterion, in any positive unit; normalised inside. */
  weights: ReadonlyMap<string, number>;
  /** What a criterion's value may be. */
  scale: { min: number; max: number };
  /** How many are selected: the line of the list lies below place k. */
  k: number;
  methodId: MethodId;
  /** Items with fewer reviews inform the fit but have no place ("awaiting"). Default 1. */
  minReviews?: number;
  /** Draws for ranks and top probabilities. Default 512; 10,000 for a published result. */
  draws?: number;
  /** Default fixed by the method. */
  seed?: number;
};

/** What a fit learns about the round as a whole and about its raters; plain, so that it can be stored or posted. */
export type Hyperparameters = {
  /** Variance of the noise of one review, of items, of severities. */
  s2: number;
  s2u: number;
  s2b: number;
  /** How far an item's expected effect follows the mean severity of its raters (0: assignment tells nothing). */
  gamma: number;
  /** The score of the average item. */
  mu: number;
  /** Mean of the item effects before they are centred; 0 in `reml-blup` and `mean`. */
  ubar: number;
  raters: readonly { rater: string; reliability: number; spread: number }[];
};

export type StepKind = 'RAW_MEAN' | 'SEVERITY' | 'WEIGHTING' | 'SHRINKAGE';
export type Zone = 'IN' | 'TOO_CLOSE' | 'OUT';

export type RankedItem = {
  item: string;
  /** Reviews that count. */
  n: number;
  rawMean: number;
  /** The item's deviation from the average item, and its posterior standard deviation. */
  effect: number;
  effectSd: number;
  /** mu + effect, its standard deviation and 90 % interval; not clamped to the scale. */
  score: number;
  sd: number;
  low: number;
  high: number;
  /** 1, 2, 3 … in the order of the scores, equal ones by id; null while awaiting, as is all below but `steps`. */
  position: number | null;
  /** The board's place: shared (`tied`) where the data cannot separate. */
  place: number | null;
  tied: boolean;
  /** 90 % range of the rank. */
  rankLow: number | null;
  rankHigh: number | null;
  /** P(among the best k). */
  topProbability: number | null;
  zone: Zone | null;
  /** The way from the raw mean to the score: the amounts add up to the score. */
  steps: readonly { kind: StepKind; amount: number }[];
};

export type RankedRater = {
  rater: string;
  n: number;
  /** Points by which the rater scores below the average rater (strict: positive), with its 90 % interval. */
  severity: number;
  low: number;
  high: number;
  /** How strongly the rater's scores follow the differences between items; 1 is usual, never below 0. */
  spread: number;
  /** Precision of the rater's scores; 1 is usual. */
  reliability: number;
};

export type Ranking = {
  methodId: MethodId;
  engineVersion: string;
  k: number;
  draws: number;
  seed: number;
  hyper: Hyperparameters;
  /** False: the fit stopped at its greatest number of solves. */
  converged: boolean;
  solves: number;
  /** True after `refresh`: one solve with the last fit's hyperparameters. */
  provisional: boolean;
  /** Item ids by connected part of the review graph, largest first. Scores of different parts cannot be compared. */
  components: string[][];
  connected: boolean;
  /** Reviews left out because less than half of the criteria's weight is present. */
  uncounted: number;
  /** Best first, then those awaiting. */
  items: RankedItem[];
  raters: RankedRater[];
};

/** A review that could be asked for, and the share by which it would narrow what is open at the line. */
export type HelpfulReview = { item: string; rater: string; gain: number };

export type Stability = {
  /** Refits, each without one rater. */
  refits: number;
  /** How many of them keep the same top k, in any order. */
  stableTop: number;
  /** The raters without whom it changes, and how. */
  swings: { rater: string; enters: string[]; leaves: string[] }[];
};

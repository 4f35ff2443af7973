import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AnchorRow, CriterionRow } from '../criterion/criterion.table.ts';
import type { Assignment as AssignmentSeen } from '../assignment/assignment.ts';
import type { HelpfulReview as HelpfulRow, RankedRater } from '@cpii/ranking';
import type { Board } from '../leaderboard/leaderboard.ts';
import type { Entry } from '../leaderboard/entries.ts';
import type { Swing } from '../diagnostics/diagnostics.ts';
import type { AssignmentRow } from '../assignment/assignment.table.ts';
import type { Outstanding } from '../diagnostics/outstanding.ts';
import type { ReviewRow, ScoreRow } from '../review/review.table.ts';
import type { RoundRow } from '../round/round.table.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, ISO 8601 with offset; sent in UTC, shown in Asia/Ho_Chi_Minh. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** What a value means at a stage; an idea is not marked down for having no results yet. */
export type Anchor = {
  __typename?: 'Anchor';
  /** Least value meant. */
  from: Scalars['Int']['output'];
  /** The stage this anchor is for. */
  maturity: Maturity;
  /** What it looks like. */
  meaning: Scalars['String']['output'];
  /** Greatest value meant. */
  to: Scalars['Int']['output'];
};


/** What a value means at a stage; an idea is not marked down for having no results yet. */
export type AnchorMeaningArgs = {
  language?: Language;
};

/** One reviewer asked to score one initiative. The reviewer, the chair less own conflicts, and programme managers. */
export type Assignment = {
  __typename?: 'Assignment';
  /** Until when the review is asked for. */
  dueAt: Scalars['DateTime']['output'];
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** What is to be scored; null when it cannot be read. */
  initiative?: Maybe<Initiative>;
  /** The reviewer's review, draft or submitted; null until begun, and null for who may not see it: see reviewSeal. */
  review?: Maybe<Review>;
  /** Whether review is withheld from the viewer; null when it is not. */
  reviewSeal?: Maybe<Seal>;
  /** Who; null when it cannot be read. */
  reviewer?: Maybe<User>;
  /** The content frozen at the cut-off, which is what to score; null until accepted, or when it cannot be read. */
  revision?: Maybe<InitiativeRevision>;
  /** In which round. */
  round: ReviewRound;
  /** How far it is. */
  state: AssignmentState;
  /** Grows by one with each change; sent back when editing. */
  version: Scalars['Int']['output'];
  /** What the viewer may do with it now; the buttons to show. */
  viewerActions: Array<AssignmentAction>;
};

/** What a viewer can do with an assignment. */
export type AssignmentAction =
  /** Write or change the review. */
  | 'SCORE'
  /** Hand it in. */
  | 'SUBMIT';

/** How far an assignment is. */
export type AssignmentState =
  /** The reviewer takes it, free of conflict. */
  | 'ACCEPTED'
  /** The reviewer does not take it. */
  | 'DECLINED'
  /** The reviewer is asked. */
  | 'INVITED'
  /** A draft is begun. */
  | 'IN_PROGRESS'
  /** Fixed by the freeze. */
  | 'LOCKED'
  /** Planned; the reviewer does not know yet. */
  | 'PROPOSED'
  /** Out for a conflict; the initiative vanishes for that person. */
  | 'RECUSED'
  /** Opened again by the chair, with a reason. */
  | 'REOPENED'
  /** Handed in. */
  | 'SUBMITTED';

/** Views of a board. */
export type BoardAccess =
  /** Everything, live: the chair, less own conflicts. */
  | 'FULL'
  /** Nothing but that it exists. */
  | 'NONE'
  /** The viewer's own scores in their own order: reviewers. */
  | 'OWN'
  /** Counts only: programme managers. */
  | 'PROGRESS';

/** How far a board is open. Only forward; a correction is a new snapshot. */
export type BoardState =
  /** The list is decided, not yet published. */
  | 'DECIDED'
  /** The order is fixed. */
  | 'FROZEN'
  /** Reviewing: the chair watches. */
  | 'LIVE'
  /** Reviewing is over and the reviewers discuss. */
  | 'PANEL'
  /** The list is public. */
  | 'PUBLISHED'
  /** Not begun: nobody sees scores. */
  | 'SEALED';

/** What reviewers score. Public. */
export type Criterion = {
  __typename?: 'Criterion';
  /** What values mean, by maturity. */
  anchors: Array<Anchor>;
  /** Short name, such as commitment. */
  code: Scalars['String']['output'];
  /** What to look for, Markdown. */
  guidance: Scalars['String']['output'];
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** Greatest value, 10. */
  max: Scalars['Int']['output'];
  /** Least value, 0. */
  min: Scalars['Int']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its share, 0 to 1; all of a round add up to 1. */
  weight: Scalars['Float']['output'];
};


/** What reviewers score. Public. */
export type CriterionGuidanceArgs = {
  language?: Language;
};


/** What reviewers score. Public. */
export type CriterionNameArgs = {
  language?: Language;
};

/** A mean per criterion. */
export type CriterionMean = {
  __typename?: 'CriterionMean';
  /** The criterion scored. */
  criterion: Criterion;
  /** Mean of the values given, 0 to 10. */
  mean: Scalars['Float']['output'];
};

/** A value for one criterion, as far as it is. A field left out stays, null empties it. */
export type DraftScoreInput = {
  /** 1 unsure, 2 fairly sure, 3 sure; null empties it. */
  confidence?: InputMaybe<Scalars['Int']['input']>;
  /** Id of a criterion of the round. */
  criterionId: Scalars['ID']['input'];
  /** Why, up to 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 10 in steps of 1. */
  value?: InputMaybe<Scalars['Int']['input']>;
};

/** A review that would help. */
export type HelpfulReview = {
  __typename?: 'HelpfulReview';
  /** By how much the uncertainty at the line of the list falls, 0 to 1; 1 for a review that ties two groups together. */
  gain: Scalars['Float']['output'];
  /** Of which; null when it cannot be read. */
  initiative?: Maybe<Initiative>;
  /** By whom, not asked for it before; whether they have a conflict is asked when assigning. Null when it cannot be read. */
  reviewer?: Maybe<User>;
};

export type Initiative = {
  __typename?: 'Initiative';
  id: Scalars['ID']['output'];
  /** The viewer's own assignment to it in the current round; null when none. */
  viewerAssignment?: Maybe<Assignment>;
};

export type InitiativeRevision = {
  __typename?: 'InitiativeRevision';
  id: Scalars['ID']['output'];
};

/** Languages of the product. Vietnamese comes first. */
export type Language =
  /** English. */
  | 'EN'
  /** Vietnamese. */
  | 'VI';

/** A round's board as the viewer may see it at this moment; every delivery is authorised anew. */
export type Leaderboard = {
  __typename?: 'Leaderboard';
  /** What kind of view the viewer gets; follows from role and state alone. */
  access: BoardAccess;
  /** What the order goes by: ADJUSTED, or RAW where the round's method is the mean or the fit did not settle. Null outside the full view. */
  basis?: Maybe<RankingBasis>;
  /** When the ranking was computed; null outside the full view, where nothing is computed and time is to tell nothing. */
  computedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether common reviewers tie all initiatives together; false means that no single ranking is certified. Null outside the full view. */
  connected?: Maybe<Scalars['Boolean']['output']>;
  /** The rows the viewer may see, best first. Empty in the views NONE and PROGRESS. */
  entries: Array<LeaderboardEntry>;
  /** Probability that the first row is really better than the second, 0.5 to 1; below 0.9 they cannot be told apart. Null outside the full view, with fewer than two ranked, by plain means, and while not connected. */
  leadProbability?: Maybe<Scalars['Float']['output']>;
  /** How many go on the list (k). */
  listSize: Scalars['Int']['output'];
  /** Counts, as ReviewRound.progress; null for the public. */
  progress?: Maybe<RoundProgress>;
  /** Whether the full fit of these reviews is still to come; its version follows at once. */
  provisional: Scalars['Boolean']['output'];
  /** Of which round. */
  round: ReviewRound;
  /** Why not everything is here; null for the full view. */
  seal?: Maybe<Seal>;
  /** How far it is open. */
  state: BoardState;
  /** Counts the changes within the viewer's view only, so that it stands still while sealed; one with a lower version than the last seen is dropped. */
  version: Scalars['Int']['output'];
  /** What to be wary of; empty outside the full view. */
  warnings: Array<RankingWarning>;
};


/** A round's board as the viewer may see it at this moment; every delivery is authorised anew. */
export type LeaderboardEntriesArgs = {
  first?: Scalars['Int']['input'];
};

/** A row of the board. Every number is null where the view withholds it. While AWAITING rank, tied, rankLow, rankHigh, movement, topProbability and zone are null; and so are the adjusted numbers. */
export type LeaderboardEntry = {
  __typename?: 'LeaderboardEntry';
  /** Upper end of its 90 % credible interval. */
  adjustedHigh?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 90 % credible interval. */
  adjustedLow?: Maybe<Scalars['Float']['output']>;
  /** Severity-adjusted score on the same scale. */
  adjustedScore?: Maybe<Scalars['Float']['output']>;
  /** Mean per criterion, in order. */
  criterionMeans?: Maybe<Array<CriterionMean>>;
  /** Standard deviation of the totals, 0 to 8; null below two. */
  disagreement?: Maybe<Scalars['Float']['output']>;
  /** Assignments in force: with reviewCount, the coverage. */
  expectedReviews?: Maybe<Scalars['Int']['output']>;
  /** How the raw mean becomes the adjusted score, exactly: the amounts add up to it. */
  explanation?: Maybe<Array<ScoreStep>>;
  /** The initiative; null when it cannot be read. */
  initiative?: Maybe<Initiative>;
  /** Places gained since the board an hour before; negative for lost. Null where it was not ranked then. */
  movement?: Maybe<Scalars['Int']['output']>;
  /** From 1; initiatives that cannot be told apart share one: the place of the first of them. Two are told apart when the higher one is the better one with a probability of 0.9 or more. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Worst rank of the 90 % credible interval. */
  rankHigh?: Maybe<Scalars['Int']['output']>;
  /** Best rank of the 90 % credible interval. */
  rankLow?: Maybe<Scalars['Int']['output']>;
  /** Mean of the weighted totals as given, 0 to 10; in the view OWN the viewer's own total. */
  rawMean?: Maybe<Scalars['Float']['output']>;
  /** Submitted reviews that count. */
  reviewCount?: Maybe<Scalars['Int']['output']>;
  /** Whether it is ranked. */
  status: RankStatus;
  /** Whether the rank is shared. */
  tied?: Maybe<Scalars['Boolean']['output']>;
  /** Probability of being among the first listSize, 0 to 1. */
  topProbability?: Maybe<Scalars['Float']['output']>;
  /** Where it stands to the line of the list. */
  zone?: Maybe<ListZone>;
};

/** What becomes of the list without one reviewer. The chair only, never published with a name. */
export type ListSwing = {
  __typename?: 'ListSwing';
  /** Initiatives that come onto the list; null for one that cannot be read. */
  enters: Array<Maybe<Initiative>>;
  /** Initiatives that fall off it; null for one that cannot be read. */
  leaves: Array<Maybe<Initiative>>;
  /** Without whom; null when it cannot be read. */
  reviewer?: Maybe<User>;
};

/** Where an initiative stands to the line of the list. */
export type ListZone =
  /** Its rank range lies within the list. */
  | 'IN'
  /** Its rank range lies outside. */
  | 'OUT'
  /** Its rank range straddles the line. */
  | 'TOO_CLOSE';

/** How far it is in the world; only ever forward. */
export type Maturity =
  /** At work at scale; confirmed by staff. */
  | 'DEPLOYED'
  /** An idea. */
  | 'IDEA'
  /** Being tried. */
  | 'PILOT';

/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Stores a draft; the first one moves ACCEPTED to IN_PROGRESS. The reviewer; CONFLICT once submitted, OUT_OF_PHASE, VERSION_MISMATCH. */
  saveReview: Review;
  /** Hands the review in; the board follows. The reviewer, free of conflict; INVALID names each open criterion, CONFLICT unless ACCEPTED, IN_PROGRESS or REOPENED, OUT_OF_PHASE. */
  submitReview: Review;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationSaveReviewArgs = {
  input: SaveReviewInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationSubmitReviewArgs = {
  input: SubmitReviewInput;
};

/** A review that is asked for and not handed in. */
export type OutstandingReview = {
  __typename?: 'OutstandingReview';
  /** Until when it is asked for. */
  dueAt: Scalars['DateTime']['output'];
  /** Of which; null when it cannot be read. */
  initiative?: Maybe<Initiative>;
  /** How far it is: INVITED, ACCEPTED, IN_PROGRESS or REOPENED. */
  state: AssignmentState;
};

/** What a reviewer still owes. The chair only. */
export type OutstandingReviews = {
  __typename?: 'OutstandingReviews';
  /** Assignments of theirs in force, handed in or not. */
  asked: Scalars['Int']['output'];
  /** Who; null when it cannot be read. */
  reviewer?: Maybe<User>;
  /** Those not handed in, the soonest due first. */
  reviews: Array<OutstandingReview>;
};

/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type Query = {
  __typename?: 'Query';
  /** One assignment; null when unknown or not for the viewer. */
  assignment?: Maybe<Assignment>;
  /** Why one stands above the other: two ranked initiatives of a full view. Null where the viewer has none, or does not see both. */
  compareRanks?: Maybe<RankComparison>;
  /** The board once, as the subscription of that name; null for an unknown round. */
  leaderboard?: Maybe<Leaderboard>;
  /** The viewer's own from INVITED on, what is to do first; at most their load, so not paged. Null when nobody is signed in, empty for who reviews nothing. */
  myAssignments?: Maybe<Array<Assignment>>;
  /** One round; null when unknown. */
  reviewRound?: Maybe<ReviewRound>;
  /** All rounds, newest first; a few, so not paged. */
  reviewRounds?: Maybe<Array<ReviewRound>>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryAssignmentArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryCompareRanksArgs = {
  initiativeIds: Array<Scalars['ID']['input']>;
  roundId: Scalars['ID']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryLeaderboardArgs = {
  roundId: Scalars['ID']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryMyAssignmentsArgs = {
  roundId?: InputMaybe<Scalars['ID']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryReviewRoundArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryReviewRoundsArgs = {
  seasonId?: InputMaybe<Scalars['ID']['input']>;
};

/** Two initiatives beside each other. */
export type RankComparison = {
  __typename?: 'RankComparison';
  /** The one that stands higher. */
  above: LeaderboardEntry;
  /** The one that stands lower. */
  below: LeaderboardEntry;
  /** Probability that the one above is really the better one, 0.5 to 1; below 0.9 they cannot be told apart. */
  probability: Scalars['Float']['output'];
};

/** Whether an initiative is ranked. */
export type RankStatus =
  /** Not enough data: fewer reviews than the round asks for. */
  | 'AWAITING'
  /** It is. */
  | 'RANKED'
  /** The view has no rank numbers. */
  | 'UNRANKED';

/** What an order goes by. */
export type RankingBasis =
  /** The severity-adjusted score. */
  | 'ADJUSTED'
  /** The mean of the totals as given. */
  | 'RAW';

/** How far the ranking can be trusted. The chair only, less own conflicts, while the board is open to them. */
export type RankingDiagnostics = {
  __typename?: 'RankingDiagnostics';
  /** How far assignment goes with severity (gamma); 0 is what is wanted. */
  assignmentEffect: Scalars['Float']['output'];
  /** Groups of initiatives without a common reviewer; 1 is what is wanted. */
  components: Scalars['Int']['output'];
  /** Which further reviews would help most once all that are asked for are in, the best first. While groups would still not be tied together, those that would tie them. */
  helpfulReviews: Array<HelpfulReview>;
  /** How many such refits there were. */
  refits: Scalars['Int']['output'];
  /** By severity, the most severe first. */
  reviewers: Array<ReviewerCalibration>;
  /** How many refits, each without one reviewer, keep the same list. */
  stableTop: Scalars['Int']['output'];
  /** The refits that give another list, those of whom most changes with first. */
  swings: Array<ListSwing>;
};

/** What to be wary of in a ranking. */
export type RankingWarning =
  /** Initiatives below the least number of reviews. */
  | 'FEW_REVIEWS'
  /** Groups without a common reviewer: ask for bridging reviews. */
  | 'NOT_CONNECTED'
  /** The fit did not settle; shown by raw mean. */
  | 'NOT_CONVERGED'
  /** Lenient reviewers got the weak ones, or the other way round. */
  | 'SEVERITY_CONFOUNDED'
  /** The line of the list runs through initiatives that cannot be told apart. */
  | 'TOO_CLOSE';

/** One reviewer's judgement of one initiative, for its reviewer and, once submitted, for the chair. */
export type Review = {
  __typename?: 'Review';
  /** On the whole, Markdown; null when nothing. */
  comment?: Maybe<Scalars['String']['output']>;
  /** What the owner may read, without the name, after results; null when nothing. */
  commentForOwner?: Maybe<Scalars['String']['output']>;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** Of what; null when it cannot be read. */
  initiative?: Maybe<Initiative>;
  /** Who; null when it cannot be read. */
  reviewer?: Maybe<User>;
  /** In which round. */
  round: ReviewRound;
  /** One per criterion scored so far, in order. */
  scores: Array<Score>;
  /** When it was begun. */
  startedAt: Scalars['DateTime']['output'];
  /** When it was handed in; null while a draft, which its reviewer alone sees. */
  submittedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Weighted mean, 0 to 10; null while a criterion is open. */
  total?: Maybe<Scalars['Float']['output']>;
  /** Grows by one with each change; sent back when editing. */
  version: Scalars['Int']['output'];
};

/** One reviewing of a season's endorsed initiatives. Its existence and method are public; the rest is sealed by its board's state. */
export type ReviewRound = {
  __typename?: 'ReviewRound';
  /** How far its board is open. */
  board: BoardState;
  /** The rubric, in order. */
  criteria: Array<Criterion>;
  /** How far the ranking can be trusted; null for who may not see it. */
  diagnostics?: Maybe<RankingDiagnostics>;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** How many go on the list (k), 3 to 5. */
  listSize: Scalars['Int']['output'];
  /** The ranking method: crossed-cre-map-1 adjusts for severity; mean does not. */
  methodId: Scalars['String']['output'];
  /** How many an initiative needs to be ranked, at least 3. */
  minReviews: Scalars['Int']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Who still owes reviews, and which; who owes most first. The chair only, less own conflicts, while the board is open to them; null for who may not see it. */
  outstanding?: Maybe<Array<OutstandingReviews>>;
  /** Counts. The chair, programme managers and, for their own share, reviewers; null for others. */
  progress?: Maybe<RoundProgress>;
  /** Until when reviews are asked for. */
  reviewsDueAt: Scalars['DateTime']['output'];
  /** Of which season; null when it cannot be read. */
  season?: Maybe<Season>;
  /** Grows by one with each change of the round itself, never by a review; sent back when editing. */
  version: Scalars['Int']['output'];
};


/** One reviewing of a season's endorsed initiatives. Its existence and method are public; the rest is sealed by its board's state. */
export type ReviewRoundNameArgs = {
  language?: Language;
};

/** How a reviewer scores, as far as the fit can tell. The chair only, never published with a name. */
export type ReviewerCalibration = {
  __typename?: 'ReviewerCalibration';
  /** How well they agree with the rest; 1 as the others. */
  reliability: Scalars['Float']['output'];
  /** Who; null when it cannot be read. */
  reviewer?: Maybe<User>;
  /** Submitted reviews. */
  reviews: Scalars['Int']['output'];
  /** Points above (lenient) or below (severe) the others. */
  severity: Scalars['Float']['output'];
  /** Upper end of its 90 % credible interval. */
  severityHigh: Scalars['Float']['output'];
  /** Lower end of its 90 % credible interval. */
  severityLow: Scalars['Float']['output'];
  /** How widely they score; 1 as the others. */
  spread: Scalars['Float']['output'];
};

/** How far the reviewing is. Counts only, so that no score shows through. */
export type RoundProgress = {
  __typename?: 'RoundProgress';
  /** Of these accepted or further. */
  accepted: Scalars['Int']['output'];
  /** Assignments in force. */
  assignments: Scalars['Int']['output'];
  /** Initiatives with the least number of reviews; null for a reviewer. */
  enough?: Maybe<Scalars['Int']['output']>;
  /** Initiatives under review. */
  initiatives: Scalars['Int']['output'];
  /** Reviewers taking part. */
  reviewers: Scalars['Int']['output'];
  /** Of these submitted. */
  submitted: Scalars['Int']['output'];
};

/** A draft, by autosave or by hand. */
export type SaveReviewInput = {
  /** For which assignment. */
  assignmentId: Scalars['ID']['input'];
  /** On the whole, up to 5,000 characters; stays when left out. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** For the owner, up to 2,000 characters; stays when left out. */
  commentForOwner?: InputMaybe<Scalars['String']['input']>;
  /** The criteria to change; the others stay. */
  scores?: Array<DraftScoreInput>;
  /** The review's version seen; null for the first save and to write over. VERSION_MISMATCH. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A value for one criterion. */
export type Score = {
  __typename?: 'Score';
  /** 1 unsure, 2 fairly sure, 3 sure; null while open in a draft. */
  confidence?: Maybe<Scalars['Int']['output']>;
  /** The criterion scored. */
  criterion: Criterion;
  /** Why; never null once submitted. */
  note?: Maybe<Scalars['String']['output']>;
  /** 0 to 10 in steps of 1; null while open in a draft. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** A value for one criterion. */
export type ScoreInput = {
  /** 1 unsure, 2 fairly sure, 3 sure. */
  confidence?: Scalars['Int']['input'];
  /** Id of a criterion of the round. */
  criterionId: Scalars['ID']['input'];
  /** Why, 1 to 2,000 characters; required. */
  note: Scalars['String']['input'];
  /** 0 to 10 in steps of 1. */
  value: Scalars['Int']['input'];
};

/** A step from raw mean to adjusted score. */
export type ScoreStep = {
  __typename?: 'ScoreStep';
  /** By how much the score moves, on its scale; for RAW_MEAN the mean itself. */
  amount: Scalars['Float']['output'];
  /** What is done. */
  kind: ScoreStepKind;
};

/** Steps from raw mean to adjusted score, in order. */
export type ScoreStepKind =
  /** Where it starts. */
  | 'RAW_MEAN'
  /** How severe its reviewers are. */
  | 'SEVERITY'
  /** Towards the average, since reviews are few. */
  | 'SHRINKAGE'
  /** How widely and how reliably they score. */
  | 'WEIGHTING';

/** Says that something is withheld. It follows from the viewer and the phase alone and never from whether a value exists, so that it tells nothing: no seal and null means absent, a seal and null means withheld. */
export type Seal = {
  __typename?: 'Seal';
  /** When it is due to open, from the season's timetable; null when no date is set, or never for this viewer. */
  opensAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is withheld. */
  reason: SealReason;
};

/** Why something is withheld from this viewer. */
export type SealReason =
  /** It opens when the season's results are published. */
  | 'NOT_PUBLISHED'
  /** Scores are sealed while reviewing is open. */
  | 'REVIEW_OPEN'
  /** It is never shown to someone in the viewer's role. */
  | 'ROLE'
  /** Others' scores open once the viewer's own review of it is submitted and the discussion has begun. */
  | 'SUBMIT_FIRST';

export type Season = {
  __typename?: 'Season';
  id: Scalars['ID']['output'];
  /** Its review rounds, first one first; null when they cannot be read. */
  rounds?: Maybe<Array<ReviewRound>>;
};

/** A review to hand in. */
export type SubmitReviewInput = {
  /** For which assignment. */
  assignmentId: Scalars['ID']['input'];
  /** On the whole; the draft's when left out. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** For the owner; the draft's when left out. */
  commentForOwner?: InputMaybe<Scalars['String']['input']>;
  /** One per intended act, 1 to 100 characters: the same key and input return the first answer, another input is refused with IDEMPOTENCY_MISMATCH. Without one a repeat is a CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Every criterion of the round once. INVALID otherwise. */
  scores: Array<ScoreInput>;
  /** The review's version seen; not looked at when left out. VERSION_MISMATCH. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** State with a version: now, then again after each change. Never deltas. */
export type Subscription = {
  __typename?: 'Subscription';
  /** The board now, then after each change the viewer may know of: at once provisional, then fitted. A sealed board stays silent, also in its timing. Ends when the session does. */
  leaderboard: Leaderboard;
};


/** State with a version: now, then again after each change. Never deltas. */
export type SubscriptionLeaderboardArgs = {
  roundId: Scalars['ID']['input'];
  sinceVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Initiative: Initiative;
  ReviewRound: ReviewRound;
  Season: Season;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Initiative:
    ( { __typename: 'Initiative' }
    & GraphQLRecursivePick<FederationTypes['Initiative'], {"id":true}> );
  ReviewRound:
    ( { __typename: 'ReviewRound' }
    & GraphQLRecursivePick<FederationTypes['ReviewRound'], {"id":true}> );
  Season:
    ( { __typename: 'Season' }
    & GraphQLRecursivePick<FederationTypes['Season'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Anchor: ResolverTypeWrapper<AnchorRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Assignment: ResolverTypeWrapper<AssignmentSeen>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AssignmentAction: AssignmentAction;
  AssignmentState: AssignmentState;
  BoardAccess: BoardAccess;
  BoardState: BoardState;
  Criterion: ResolverTypeWrapper<CriterionRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CriterionMean: ResolverTypeWrapper<{ criterionId: string; mean: number }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DraftScoreInput: DraftScoreInput;
  HelpfulReview: ResolverTypeWrapper<HelpfulRow>;
  Initiative: ResolverTypeWrapper<{ id: string }>;
  InitiativeRevision: ResolverTypeWrapper<{ id: string }>;
  Language: Language;
  Leaderboard: ResolverTypeWrapper<Board>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  LeaderboardEntry: ResolverTypeWrapper<Entry>;
  ListSwing: ResolverTypeWrapper<Swing>;
  ListZone: ListZone;
  Maturity: Maturity;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OutstandingReview: ResolverTypeWrapper<AssignmentRow>;
  OutstandingReviews: ResolverTypeWrapper<Outstanding>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RankComparison: ResolverTypeWrapper<Omit<RankComparison, 'above' | 'below'> & { above: ResolversTypes['LeaderboardEntry'], below: ResolversTypes['LeaderboardEntry'] }>;
  RankStatus: RankStatus;
  RankingBasis: RankingBasis;
  RankingDiagnostics: ResolverTypeWrapper<Omit<RankingDiagnostics, 'helpfulReviews' | 'reviewers' | 'swings'> & { helpfulReviews: Array<ResolversTypes['HelpfulReview']>, reviewers: Array<ResolversTypes['ReviewerCalibration']>, swings: Array<ResolversTypes['ListSwing']> }>;
  RankingWarning: RankingWarning;
  Review: ResolverTypeWrapper<ReviewRow>;
  ReviewRound: ResolverTypeWrapper<RoundRow>;
  ReviewerCalibration: ResolverTypeWrapper<RankedRater>;
  RoundProgress: ResolverTypeWrapper<RoundProgress>;
  SaveReviewInput: SaveReviewInput;
  Score: ResolverTypeWrapper<ScoreRow>;
  ScoreInput: ScoreInput;
  ScoreStep: ResolverTypeWrapper<ScoreStep>;
  ScoreStepKind: ScoreStepKind;
  Seal: ResolverTypeWrapper<Seal>;
  SealReason: SealReason;
  Season: ResolverTypeWrapper<{ id: string }>;
  SubmitReviewInput: SubmitReviewInput;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Anchor: AnchorRow;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Assignment: AssignmentSeen;
  ID: Scalars['ID']['output'];
  Criterion: CriterionRow;
  Float: Scalars['Float']['output'];
  CriterionMean: { criterionId: string; mean: number };
  DateTime: Scalars['DateTime']['output'];
  DraftScoreInput: DraftScoreInput;
  HelpfulReview: HelpfulRow;
  Initiative: { id: string };
  InitiativeRevision: { id: string };
  Leaderboard: Board;
  Boolean: Scalars['Boolean']['output'];
  LeaderboardEntry: Entry;
  ListSwing: Swing;
  Mutation: Record<PropertyKey, never>;
  OutstandingReview: AssignmentRow;
  OutstandingReviews: Outstanding;
  Query: Record<PropertyKey, never>;
  RankComparison: Omit<RankComparison, 'above' | 'below'> & { above: ResolversParentTypes['LeaderboardEntry'], below: ResolversParentTypes['LeaderboardEntry'] };
  RankingDiagnostics: Omit<RankingDiagnostics, 'helpfulReviews' | 'reviewers' | 'swings'> & { helpfulReviews: Array<ResolversParentTypes['HelpfulReview']>, reviewers: Array<ResolversParentTypes['ReviewerCalibration']>, swings: Array<ResolversParentTypes['ListSwing']> };
  Review: ReviewRow;
  ReviewRound: RoundRow;
  ReviewerCalibration: RankedRater;
  RoundProgress: RoundProgress;
  SaveReviewInput: SaveReviewInput;
  Score: ScoreRow;
  ScoreInput: ScoreInput;
  ScoreStep: ScoreStep;
  Seal: Seal;
  Season: { id: string };
  SubmitReviewInput: SubmitReviewInput;
  Subscription: Record<PropertyKey, never>;
  User: { id: string };
};

export type AnchorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Anchor'] = ResolversParentTypes['Anchor']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maturity?: Resolver<ResolversTypes['Maturity'], ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AnchorMeaningArgs, 'language'>>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Assignment'] = ResolversParentTypes['Assignment']> = {
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType>;
  review?: Resolver<Maybe<ResolversTypes['Review']>, ParentType, ContextType>;
  reviewSeal?: Resolver<Maybe<ResolversTypes['Seal']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['InitiativeRevision']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['ReviewRound'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AssignmentState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerActions?: Resolver<Array<ResolversTypes['AssignmentAction']>, ParentType, ContextType>;
};

export type CriterionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Criterion'] = ResolversParentTypes['Criterion']> = {
  anchors?: Resolver<Array<ResolversTypes['Anchor']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  guidance?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CriterionGuidanceArgs, 'language'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CriterionNameArgs, 'language'>>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CriterionMeanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CriterionMean'] = ResolversParentTypes['CriterionMean']> = {
  criterion?: Resolver<ResolversTypes['Criterion'], ParentType, ContextType>;
  mean?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type HelpfulReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HelpfulReview'] = ResolversParentTypes['HelpfulReview']> = {
  gain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type InitiativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Initiative'] = ResolversParentTypes['Initiative'], FederationReferenceType extends FederationReferenceTypes['Initiative'] = FederationReferenceTypes['Initiative']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Initiative']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerAssignment?: Resolver<Maybe<ResolversTypes['Assignment']>, ParentType, ContextType>;
};

export type InitiativeRevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeRevision'] = ResolversParentTypes['InitiativeRevision']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LeaderboardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Leaderboard'] = ResolversParentTypes['Leaderboard']> = {
  access?: Resolver<ResolversTypes['BoardAccess'], ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['RankingBasis']>, ParentType, ContextType>;
  computedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  connected?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['LeaderboardEntry']>, ParentType, ContextType, RequireFields<LeaderboardEntriesArgs, 'first'>>;
  leadProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  listSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['RoundProgress']>, ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['ReviewRound'], ParentType, ContextType>;
  seal?: Resolver<Maybe<ResolversTypes['Seal']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BoardState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['RankingWarning']>, ParentType, ContextType>;
};

export type LeaderboardEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaderboardEntry'] = ResolversParentTypes['LeaderboardEntry']> = {
  adjustedHigh?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  adjustedLow?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  adjustedScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  criterionMeans?: Resolver<Maybe<Array<ResolversTypes['CriterionMean']>>, ParentType, ContextType>;
  disagreement?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedReviews?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<Array<ResolversTypes['ScoreStep']>>, ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType>;
  movement?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankHigh?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankLow?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rawMean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviewCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RankStatus'], ParentType, ContextType>;
  tied?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  topProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['ListZone']>, ParentType, ContextType>;
};

export type ListSwingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListSwing'] = ResolversParentTypes['ListSwing']> = {
  enters?: Resolver<Array<Maybe<ResolversTypes['Initiative']>>, ParentType, ContextType>;
  leaves?: Resolver<Array<Maybe<ResolversTypes['Initiative']>>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  saveReview?: Resolver<ResolversTypes['Review'], ParentType, ContextType, RequireFields<MutationSaveReviewArgs, 'input'>>;
  submitReview?: Resolver<ResolversTypes['Review'], ParentType, ContextType, RequireFields<MutationSubmitReviewArgs, 'input'>>;
};

export type OutstandingReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutstandingReview'] = ResolversParentTypes['OutstandingReview']> = {
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AssignmentState'], ParentType, ContextType>;
};

export type OutstandingReviewsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutstandingReviews'] = ResolversParentTypes['OutstandingReviews']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reviews?: Resolver<Array<ResolversTypes['OutstandingReview']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  assignment?: Resolver<Maybe<ResolversTypes['Assignment']>, ParentType, ContextType, RequireFields<QueryAssignmentArgs, 'id'>>;
  compareRanks?: Resolver<Maybe<ResolversTypes['RankComparison']>, ParentType, ContextType, RequireFields<QueryCompareRanksArgs, 'initiativeIds' | 'roundId'>>;
  leaderboard?: Resolver<Maybe<ResolversTypes['Leaderboard']>, ParentType, ContextType, RequireFields<QueryLeaderboardArgs, 'roundId'>>;
  myAssignments?: Resolver<Maybe<Array<ResolversTypes['Assignment']>>, ParentType, ContextType, Partial<QueryMyAssignmentsArgs>>;
  reviewRound?: Resolver<Maybe<ResolversTypes['ReviewRound']>, ParentType, ContextType, RequireFields<QueryReviewRoundArgs, 'id'>>;
  reviewRounds?: Resolver<Maybe<Array<ResolversTypes['ReviewRound']>>, ParentType, ContextType, Partial<QueryReviewRoundsArgs>>;
};

export type RankComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankComparison'] = ResolversParentTypes['RankComparison']> = {
  above?: Resolver<ResolversTypes['LeaderboardEntry'], ParentType, ContextType>;
  below?: Resolver<ResolversTypes['LeaderboardEntry'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RankingDiagnosticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankingDiagnostics'] = ResolversParentTypes['RankingDiagnostics']> = {
  assignmentEffect?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  components?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  helpfulReviews?: Resolver<Array<ResolversTypes['HelpfulReview']>, ParentType, ContextType>;
  refits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewers?: Resolver<Array<ResolversTypes['ReviewerCalibration']>, ParentType, ContextType>;
  stableTop?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  swings?: Resolver<Array<ResolversTypes['ListSwing']>, ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commentForOwner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['ReviewRound'], ParentType, ContextType>;
  scores?: Resolver<Array<ResolversTypes['Score']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewRoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewRound'] = ResolversParentTypes['ReviewRound'], FederationReferenceType extends FederationReferenceTypes['ReviewRound'] = FederationReferenceTypes['ReviewRound']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReviewRound']> | FederationReferenceType, FederationReferenceType, ContextType>;
  board?: Resolver<ResolversTypes['BoardState'], ParentType, ContextType>;
  criteria?: Resolver<Array<ResolversTypes['Criterion']>, ParentType, ContextType>;
  diagnostics?: Resolver<Maybe<ResolversTypes['RankingDiagnostics']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  methodId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minReviews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ReviewRoundNameArgs, 'language'>>;
  outstanding?: Resolver<Maybe<Array<ResolversTypes['OutstandingReviews']>>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['RoundProgress']>, ParentType, ContextType>;
  reviewsDueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['Season']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewerCalibrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewerCalibration'] = ResolversParentTypes['ReviewerCalibration']> = {
  reliability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reviews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  severityHigh?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  severityLow?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spread?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RoundProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoundProgress'] = ResolversParentTypes['RoundProgress']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assignments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enough?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  initiatives?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  submitted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Score'] = ResolversParentTypes['Score']> = {
  confidence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  criterion?: Resolver<ResolversTypes['Criterion'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ScoreStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreStep'] = ResolversParentTypes['ScoreStep']> = {
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScoreStepKind'], ParentType, ContextType>;
};

export type SealResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Seal'] = ResolversParentTypes['Seal']> = {
  opensAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['SealReason'], ParentType, ContextType>;
};

export type SeasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Season'] = ResolversParentTypes['Season'], FederationReferenceType extends FederationReferenceTypes['Season'] = FederationReferenceTypes['Season']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Season']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rounds?: Resolver<Maybe<Array<ResolversTypes['ReviewRound']>>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  leaderboard?: SubscriptionResolver<ResolversTypes['Leaderboard'], "leaderboard", ParentType, ContextType, RequireFields<SubscriptionLeaderboardArgs, 'roundId'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Anchor?: AnchorResolvers<ContextType>;
  Assignment?: AssignmentResolvers<ContextType>;
  Criterion?: CriterionResolvers<ContextType>;
  CriterionMean?: CriterionMeanResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  HelpfulReview?: HelpfulReviewResolvers<ContextType>;
  Initiative?: InitiativeResolvers<ContextType>;
  InitiativeRevision?: InitiativeRevisionResolvers<ContextType>;
  Leaderboard?: LeaderboardResolvers<ContextType>;
  LeaderboardEntry?: LeaderboardEntryResolvers<ContextType>;
  ListSwing?: ListSwingResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OutstandingReview?: OutstandingReviewResolvers<ContextType>;
  OutstandingReviews?: OutstandingReviewsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RankComparison?: RankComparisonResolvers<ContextType>;
  RankingDiagnostics?: RankingDiagnosticsResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  ReviewRound?: ReviewRoundResolvers<ContextType>;
  ReviewerCalibration?: ReviewerCalibrationResolvers<ContextType>;
  RoundProgress?: RoundProgressResolvers<ContextType>;
  Score?: ScoreResolvers<ContextType>;
  ScoreStep?: ScoreStepResolvers<ContextType>;
  Seal?: SealResolvers<ContextType>;
  Season?: SeasonResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};


import { type Caller, type Db, type Events, loadMany, loadOne, type Refresh, type Viewer } from '@cpii/kit';
import { assignmentsByIds, ownAssignmentsTo } from './assignment/assignment.ts';
import { anchorsOfCriteria, criteriaByIds, criteriaOfRounds } from './criterion/criterion.ts';
import { phasesOfSeasons } from './facts/phase.ts';
import type { Rankings } from './ranking/rankings.ts';
import { reviewsOfAssignments, scoresOfReviews } from './review/review.ts';
import { assignmentsInForce } from './round/progress.ts';
import { roundsByIds, roundsOfSeasons, visibleInitiatives } from './round/round.ts';

/** What the process holds for its whole life. */
export type Services = { db: Db; events: Events; rankings: Rankings };

/** Who reads. */
export type Reader = { db: Db; viewer: Viewer };

/** What one request holds. Every domain function takes it, or a part of it, first. */
export type Context = Services & Reader & { refresh: Refresh; load: ReturnType<typeof createLoaders> };

export function createContext(services: Services, { viewer }: Caller, refresh: Refresh): Context {
  return { ...services, viewer, refresh, load: createLoaders({ db: services.db, viewer }) };
}

function createLoaders(reader: Reader) {
  return {
    round: loadOne(
      (ids) => roundsByIds(reader, ids),
      (round) => round.id,
    ),
    roundsOfSeason: loadMany(
      (ids) => roundsOfSeasons(reader, ids),
      (round) => round.seasonId,
    ),
    phasesOfSeason: loadMany(
      (ids) => phasesOfSeasons(reader, ids),
      (phase) => phase.seasonId,
    ),
    visibleOfRound: loadMany(
      (ids) => visibleInitiatives(reader, ids),
      (row) => row.roundId,
    ),
    assignmentsInForce: loadMany(
      (ids) => assignmentsInForce(reader, ids),
      (assignment) => assignment.roundId,
    ),
    criterion: loadOne(
      (ids) => criteriaByIds(reader, ids),
      (criterion) => criterion.id,
    ),
    criteriaOfRound: loadMany(
      (ids) => criteriaOfRounds(reader, ids),
      (criterion) => criterion.roundId,
    ),
    anchorsOfCriterion: loadMany(
      (ids) => anchorsOfCriteria(reader, ids),
      (anchor) => anchor.criterionId,
    ),
    assignment: loadOne(
      (ids) => assignmentsByIds(reader, ids),
      (assignment) => assignment.id,
    ),
    ownAssignment: loadOne(
      (initiativeIds) => ownAssignmentsTo(reader, initiativeIds),
      (assignment) => assignment.initiativeId,
    ),
    reviewOfAssignment: loadOne(
      (ids) => reviewsOfAssignments(reader, ids),
      (review) => review.assignmentId,
    ),
    scoresOfReview: loadMany(
      (ids) => scoresOfReviews(reader, ids),
      (score) => score.reviewId,
    ),
  };
}

import { type Caller, type Db, type Language, loadMany, loadOne, type Viewer } from '@cpii/kit';
import { endorsementsOfInitiatives } from './endorsement/endorsement.ts';
import { publishedCounts, publishedPages } from './gallery/published.ts';
import { initiativesByIds } from './initiative/initiative.ts';
import { revisionsByIds, revisionsOfInitiatives, wholeRevisions } from './revision/revision.ts';
import { checklists, decisionsOfInitiatives, screeningsOfInitiatives } from './screening/screening.ts';
import { phasesOfSeasons, seasonsByIds } from './season/season.ts';
import { similarToInitiatives } from './similar/similar.ts';

/** What the process holds for its whole life. */
export type Services = { db: Db };

/** Who reads: a person, nobody, or another subgraph that reads for itself. */
export type Reader = Services & { viewer: Viewer; service: string | null };

/** What one request holds. Every domain function takes it, or a part of it, first. */
export type Context = Reader & { language: Language; load: ReturnType<typeof createLoaders> };

export function createContext({ db }: Services, { viewer, service, language }: Caller): Context {
  return { db, viewer, service, language, load: createLoaders({ db, viewer, service }) };
}

function createLoaders(reader: Reader) {
  return {
    season: loadOne(
      (ids) => seasonsByIds(reader, ids),
      (season) => season.id,
    ),
    phasesOfSeason: loadMany(
      (ids) => phasesOfSeasons(reader, ids),
      (phase) => phase.seasonId,
    ),
    initiative: loadOne(
      (ids) => initiativesByIds(reader, ids),
      (initiative) => initiative.id,
    ),
    revision: loadOne(
      (ids) => revisionsByIds(reader, ids),
      (revision) => revision.id,
    ),
    wholeRevision: loadOne(
      (ids) => wholeRevisions(reader, ids),
      (revision) => revision.id,
    ),
    revisionsOfInitiative: loadMany(
      (ids) => revisionsOfInitiatives(reader, ids),
      (revision) => revision.initiativeId,
    ),
    endorsementsOfInitiative: loadMany(
      (ids) => endorsementsOfInitiatives(reader, ids),
      (endorsement) => endorsement.initiativeId,
    ),
    screeningOfInitiative: loadOne(
      (ids) => screeningsOfInitiatives(reader, ids),
      (screening) => screening.initiativeId,
    ),
    checklist: loadMany(
      (ids) => checklists(reader, ids),
      (item) => item.screeningId,
    ),
    decisionsOfInitiative: loadMany(
      (ids) => decisionsOfInitiatives(reader, ids),
      (decision) => decision.initiativeId,
    ),
    similar: loadMany(
      (ids) => similarToInitiatives(reader, ids),
      (similar) => similar.likeId,
    ),
    publishedCount: loadOne(
      (keys) => publishedCounts(reader, keys),
      ({ key }) => key,
    ),
    publishedPage: loadOne(
      (keys) => publishedPages(reader, keys),
      ({ key }) => key,
    ),
  };
}

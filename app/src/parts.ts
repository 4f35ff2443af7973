import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createGateway, functionSource, type Gateway } from '@cpii/gateway';
import { createIdentity, type Identity } from '@cpii/identity';
import { createInitiatives } from '@cpii/initiatives';
import { type Caller, createLog, Events, type Language, openDatabase } from '@cpii/kit';
import { createReviews } from '@cpii/reviews';
import { changesFrom } from './changes.ts';
import { readyQuestions } from './examples.ts';

export const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');

/** Whoever is not signed in. */
export const nobody: Caller = { viewer: null, service: null, language: 'VI', requestId: 'nobody' };

/** English for who asks for it first, Vietnamese for everyone else. */
export const languageOf = (headers: IncomingHttpHeaders): Language =>
  /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'EN' : 'VI';

/** Visitors who are not signed in are answered alike, each in their language. Whoever is signed in may see more than others. */
export const scopeOf = ({ viewer, service, language }: Caller): string | null => (viewer || service ? null : language);

/** The parts of the product in one process: three subgraphs called in place, and the gateway before them. */
export async function createParts({ databaseUrl, publicUrl }: { databaseUrl: string; publicUrl: string }) {
  const log = createLog('app');
  const { db, close } = openDatabase(databaseUrl, 'cpii app');
  const events = new Events(databaseUrl, (error) => log.warn({ err: error }, 'events'));
  await events.start();

  const identity = createIdentity({ db, log, publicUrl });
  const initiatives = createInitiatives({ db, events, log });
  const reviews = createReviews({
    db,
    events,
    log,
    initiatives: (request) => initiatives.execute(request, { ...nobody, service: 'reviews', requestId: 'reviews' }),
  });
  await reviews.start();

  const gateway: Gateway<Caller> = await createGateway<Caller>({
    supergraphSdl,
    sources: {
      identity: functionSource(identity.subgraph),
      initiatives: functionSource(initiatives),
      reviews: functionSource(reviews.subgraph),
    },
    context: ({ headers, requestId }) => callerOf(identity, headers, requestId),
    refresh: (caller) => sameCallerNow(identity, caller),
    scope: scopeOf,
    // Phases begin and end without an event, and people and organisations change without one.
    cache: { defaultMaxAge: 5, changes: changesFrom(events, supergraphSdl), vary: ['accept-language'] },
    seeing: { metrics: { process: true } },
    graphiql: {
      title: { vi: 'Triển lãm số CPII: hỏi dữ liệu', en: 'CPII Digital Expo: ask the data' },
      languages: ['vi', 'en'],
      questions: (language) => readyQuestions((request) => gateway.execute(request, nobody), language),
    },
    log,
  });

  return {
    db,
    identity,
    gateway,
    log,
    async stop() {
      await gateway.stop();
      await reviews.stop();
      await events.stop();
      await close();
    },
  };
}

async function callerOf(identity: Identity, headers: IncomingHttpHeaders, requestId: string): Promise<Caller> {
  const viewer = await identity.viewerOf(headers);
  return { viewer, service: null, language: languageOf(headers), requestId };
}

/** Nobody stays nobody; a person is read afresh, and gone once their session has ended. */
function sameCallerNow(identity: Identity, caller: Caller): Caller | Promise<Caller | null> {
  const { viewer } = caller;
  if (!viewer) return caller;
  return identity.viewerOfSession(viewer.sessionId).then((viewer) => viewer && { ...caller, viewer });
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Events, GraphQLRequest, Log } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { ExecutionResult } from 'graphql';
import { roundInitiatives, rounds } from '../round/round.table.ts';
import { initiativeFacts, seasonPhases } from './facts.table.ts';

/** The initiatives subgraph, asked as the service `reviews`. */
export type AskInitiatives = (request: GraphQLRequest) => Promise<ExecutionResult>;

type Reference = { __typename: 'Season' | 'Initiative'; id: string };

type SeasonAnswer = {
  __typename: 'Season';
  id: string;
  seasonVersion: number;
  phases: { kind: string; startsAt: Date | string; endsAt: Date | string }[];
};
type InitiativeAnswer = {
  __typename: 'Initiative';
  id: string;
  initiativeVersion: number | null;
  owner: { id: string } | null;
  organization: { id: string } | null;
};

const FACTS = `query ($references: [_Any!]!) {
  _entities(representations: $references) {
    __typename
    ... on Season { id seasonVersion: version phases { kind startsAt endsAt } }
    ... on Initiative { id initiativeVersion: version owner { id } organization { id } }
  }
}`;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;

/** Keeps what reviews must know of seasons and initiatives: read whole at start, then one by one as they change. */
export function createKeeper({ db, events, log, ask }: { db: Db; events: Events; log: Log; ask: AskInitiatives }) {
  const waiting = new Map<string, Reference>();
  const stopping = new AbortController();
  let reading: Promise<void> | null = null;
  let leave: (() => void)[] = [];

  function refresh(references: readonly Reference[]) {
    for (const reference of references) waiting.set(`${reference.__typename}:${reference.id}`, reference);
    if (waiting.size === 0 || stopping.signal.aborted) return;
    reading ??= read().finally(() => {
      reading = null;
      refresh([]);
    });
  }

  /** Until nothing waits. When initiatives do not answer, the same is asked again, later each time. */
  async function read() {
    let wait = FIRST_WAIT_MS;
    while (waiting.size > 0 && !stopping.signal.aborted) {
      const references = [...waiting];
      waiting.clear();
      try {
        await storeFacts(
          db,
          await readFacts(
            ask,
            Array.from(references, ([, reference]) => reference),
          ),
        );
        wait = FIRST_WAIT_MS;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.warn({ err: error }, 'facts of initiatives');
        for (const [key, reference] of references) waiting.set(key, reference);
        await pause(wait, null, { signal: stopping.signal }).catch(() => {});
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  }

  return {
    async start() {
      leave = [
        events.on('season', (id) => refresh([{ __typename: 'Season', id }])),
        events.on('initiative', (id) => refresh([{ __typename: 'Initiative', id }])),
      ];
      refresh(await known(db));
    },
    async stop() {
      stopping.abort();
      for (const each of leave) each();
      await reading;
    },
  };
}

/** Everything that a round refers to. */
async function known(db: Db): Promise<Reference[]> {
  const seasons = await db.selectDistinct({ id: rounds.seasonId }).from(rounds);
  const initiatives = await db.selectDistinct({ id: roundInitiatives.initiativeId }).from(roundInitiatives);
  return [
    ...seasons.map(({ id }) => ({ __typename: 'Season' as const, id })),
    ...initiatives.map(({ id }) => ({ __typename: 'Initiative' as const, id })),
  ];
}

async function readFacts(ask: AskInitiatives, references: readonly Reference[]) {
  const { data, errors } = await ask({ query: FACTS, variables: { references } });
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('; '));
  const found = data as { _entities: (SeasonAnswer | InitiativeAnswer | null)[] };
  return found._entities.filter((each) => each !== null);
}

/** Stores facts, each only when it is newer than what is stored. */
export async function storeFacts(db: Db, facts: readonly (SeasonAnswer | InitiativeAnswer)[]) {
  const phases = facts.flatMap((fact) =>
    fact.__typename === 'Season'
      ? fact.phases.map(({ kind, startsAt, endsAt }) => ({
          seasonId: fact.id,
          kind,
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
          version: fact.seasonVersion,
        }))
      : [],
  );
  const initiatives = facts.flatMap((fact) =>
    fact.__typename === 'Initiative' && fact.initiativeVersion !== null
      ? [
          {
            initiativeId: fact.id,
            ownerId: fact.owner?.id ?? null,
            organizationId: fact.organization?.id ?? null,
            version: fact.initiativeVersion,
          },
        ]
      : [],
  );
  if (phases.length > 0) {
    await db
      .insert(seasonPhases)
      .values(phases)
      .onConflictDoUpdate({
        target: [seasonPhases.seasonId, seasonPhases.kind],
        set: { startsAt: sql`excluded.starts_at`, endsAt: sql`excluded.ends_at`, version: sql`excluded.version` },
        setWhere: sql`excluded.version >= ${seasonPhases.version}`,
      });
  }
  if (initiatives.length > 0) {
    await db
      .insert(initiativeFacts)
      .values(initiatives)
      .onConflictDoUpdate({
        target: initiativeFacts.initiativeId,
        set: {
          ownerId: sql`excluded.owner_id`,
          organizationId: sql`excluded.organization_id`,
          version: sql`excluded.version`,
        },
        setWhere: sql`excluded.version >= ${initiativeFacts.version}`,
      });
  }
}

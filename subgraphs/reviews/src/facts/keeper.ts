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
const LONGEST_WAIT_MS = 30_000;

/** Keeps what reviews must know of seasons and initiatives: read whole at start, then one by one as they change. */
export function createKeeper({ db, events, log, ask }: { db: Db; events: Events; log: Log; ask: AskInitiatives }) {
  const waiting = new Map<string, Reference>();
  let running = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let leave: (() => void)[] = [];

  function refresh(references: readonly Reference[], wait = FIRST_WAIT_MS) {
    for (const reference of references) waiting.set(`${reference.__typename}:${reference.id}`, reference);
    if (!running && !stopped && waiting.size > 0) void read(wait);
  }

  /** Initiatives may not answer yet, or not any more: then what waits is asked for again, later each time. */
  async function read(wait: number) {
    running = true;
    const references = [...waiting.values()];
    waiting.clear();
    try {
      await storeFacts(db, await readFacts(ask, references));
      running = false;
      refresh([]);
    } catch (error) {
      running = false;
      log.warn({ err: error }, 'facts of initiatives');
      for (const reference of references) waiting.set(`${reference.__typename}:${reference.id}`, reference);
      if (!stopped) timer = setTimeout(() => refresh([], Math.min(wait * 2, LONGEST_WAIT_MS)), wait);
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
      stopped = true;
      clearTimeout(timer);
      for (const each of leave) each();
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

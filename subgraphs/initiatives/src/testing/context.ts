import { type Caller, outboxMigrations, type Role, type Viewer } from '@cpii/kit';
import { callerOf, createTestDb, person } from '@cpii/kit/testing';
import { sql } from 'drizzle-orm';
import { graphql } from 'graphql';
import { createContext } from '../context.ts';
import type { InitiativeFields } from '../generated/resolvers.ts';
import { migrations } from '../index.ts';
import type { Initiative } from '../initiative/initiative.ts';
import { schema } from '../schema.ts';
import { claimScreening } from '../screening/claim.ts';
import { answerCheck, decideScreening } from '../screening/decide.ts';
import { screeningsOfInitiatives } from '../screening/screening.ts';
import { phases, seasons } from '../season/season.table.ts';
import { CONSENT_TEXT } from '../submission/consent.ts';
import { createInitiative } from '../submission/draft.ts';
import { submitInitiative } from '../submission/submit.ts';

/** A person with a role on the platform. */
export const staff = (role: Role) => person({ roles: [{ role, scope: 'PLATFORM', scopeId: null }] });

/** All that has to be filled in to submit. */
export const complete = {
  title: 'Tổng đài phản ánh của xã',
  summary: 'Người dân gọi một số để phản ánh và theo dõi kết quả.',
  sections: [
    { kind: 'PROBLEM', body: 'Phản ánh bị thất lạc.' },
    { kind: 'SOLUTION', body: 'Một số điện thoại, một sổ theo dõi chung.' },
  ],
  maturity: 'IDEA',
  objectives: ['CITIZEN_INPUT'],
  kinds: ['NEW_SERVICE'],
  unitIds: ['34-68'],
  contact: { name: 'Đầu mối', email: 'dau.moi@example.org' },
} satisfies InitiativeFields;

/** Both consents, to the present wording. */
export const agreed = {
  consentPublication: true,
  consentPersonalData: true,
  textVersion: CONSENT_TEXT.textVersion,
};

export const key = () => crypto.randomUUID();

/** The subgraph without its server: a fresh database with an open season, and a context for whoever asks. */
export async function createTestInitiatives({ season = true } = {}) {
  const { db, url, statements } = await createTestDb([outboxMigrations, migrations]);
  const as = (viewer: Viewer, more: Partial<Caller> = {}) => createContext({ db }, callerOf(viewer, more));
  const screener = staff('SCREENER');

  /** Moves the phase in which initiatives are submitted: days from now. */
  const openFrom = (seasonId: string, from: number, to: number) =>
    db
      .insert(phases)
      .values({ seasonId, kind: 'OPEN', startsAt: daysFromNow(from), endsAt: daysFromNow(to) })
      .onConflictDoUpdate({
        target: [phases.seasonId, phases.kind],
        set: { startsAt: sql`excluded.starts_at`, endsAt: sql`excluded.ends_at` },
      });

  const insertSeason = async (slug: string, from: number, to: number) => {
    const [row] = await db
      .insert(seasons)
      .values({ slug, name: `Mùa ${slug}`, nameEn: `Season ${slug}` })
      .returning();
    await openFrom(row!.id, from, to);
    return row!;
  };

  const draft = (owner: Viewer, fields: InitiativeFields = complete) =>
    createInitiative(as(owner), { fields, idempotencyKey: key() });

  const submit = async (owner: Viewer, { id, version }: Pick<Initiative, 'id' | 'version'>) =>
    submitInitiative(as(owner), { id, version, ...agreed, idempotencyKey: key() });

  const submitted = async (owner: Viewer, fields: InitiativeFields = complete) =>
    submit(owner, await draft(owner, fields));

  const screeningOf = async (id: string) => (await screeningsOfInitiatives({ db }, [id]))[0]!;

  /** Taken on by the screener, with every condition met. */
  const checked = async (id: string) => {
    await claimScreening(as(screener), id);
    for (const check of ['LANGUAGE', 'LAWFUL', 'NO_DUPLICATE'] as const) {
      const { version } = await screeningOf(id);
      await answerCheck(as(screener), { initiativeId: id, check, answer: 'MET', version });
    }
  };

  const decide = async (id: string, outcome: 'VALID' | 'REVISION_REQUESTED' | 'DECLINED', reason?: string) => {
    const { version } = await screeningOf(id);
    return decideScreening(as(screener), { initiativeId: id, outcome, reason, version, idempotencyKey: key() });
  };

  const published = async (owner: Viewer, fields: InitiativeFields = complete) => {
    const { id } = await submitted(owner, fields);
    await checked(id);
    return decide(id, 'VALID');
  };

  return {
    db,
    url,
    statements,
    as,
    screener,
    season: season ? await insertSeason('2026', -10, 10) : null,
    openFrom,
    insertSeason,
    draft,
    submit,
    submitted,
    screeningOf,
    checked,
    decide,
    published,
    /** What a query gives, as plain JSON. */
    ask: async (viewer: Viewer, source: string, variables: object = {}, more: Partial<Caller> = {}) =>
      JSON.parse(
        JSON.stringify(
          await graphql({ schema, source, variableValues: { ...variables }, contextValue: as(viewer, more) }),
        ),
      ),
  };
}

const daysFromNow = (days: number) => sql`now() + make_interval(secs => ${days * 86_400}::float8)`;

import { type Db, demoId, publish } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import { endorsements } from '../endorsement/endorsement.table.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { revisions } from '../revision/revision.table.ts';
import { checklistItems, checks, screeningDecisions, screenings } from '../screening/screening.table.ts';
import { index } from '../search/publish.ts';
import { consents } from '../submission/consent.table.ts';
import { CONSENT_TEXT } from '../submission/consent.ts';
import { demoEntries, type Entry } from './entries.ts';
import { seedSeason } from './season.ts';

const userId = (email: string) => demoId('user', email);
const ownerId = userId('owner@example.org');
const screenerId = userId('screener@example.org');

// The 16 that hang in the Endorsed hall, so that the demo's round has something to review. An illustration.
const endorsedKeys = new Set(
  [7, 11, 14, 32, 34, 35, 36, 38, 40, 49, 56, 61, 66, 67, 72, 73].map((n) => `vn-${String(n).padStart(3, '0')}`),
);

type Endorsed = { initiativeId: string; revisionId: string; organizationId: string; ownerId: string };

/** The demo season with 81 real initiatives, all VALID and published. Gives the 16 endorsed ones. For an empty database. */
export async function seedDemo(db: Db, now?: Date): Promise<{ seasonId: string; endorsed: Endorsed[] }> {
  return db.transaction(async (tx) => {
    const { seasonId, at } = await seedSeason(tx, now);
    // Neighbours in the file are of one province: a stride mixes them.
    const entries = demoEntries().map((entry, n, all) =>
      rowsOf(entry, seasonId, at, ((n * 37) % all.length) / all.length),
    );
    await tx.insert(initiatives).values(entries.map(({ initiative }) => initiative));
    await tx.insert(revisions).values(entries.map(({ revision }) => revision));
    await tx.insert(consents).values(entries.flatMap((rows) => rows.consents));
    await tx.insert(screenings).values(entries.map(({ screening }) => screening));
    await tx.insert(checklistItems).values(entries.flatMap((rows) => rows.checklist));
    await tx.insert(screeningDecisions).values(entries.map(({ decision }) => decision));
    const endorsed = entries.filter(({ initiative }) => initiative.hall === 'ENDORSED');
    await tx.insert(endorsements).values(endorsed.map(({ endorsement }) => endorsement));
    await index(
      tx,
      entries.map(({ initiative }) => initiative.id),
    );
    await publish(tx, 'season', seasonId);
    for (const { initiative } of entries) await publish(tx, 'initiative', initiative.id);
    return {
      seasonId,
      endorsed: endorsed.map(({ initiative, revision }) => ({
        initiativeId: initiative.id,
        revisionId: revision.id,
        organizationId: initiative.organizationId!,
        ownerId,
      })),
    };
  });
}

const DAY = 86_400_000;

/** Everything stored of one entry. `position`, 0 to 1, is where in the days since the opening it was published. */
function rowsOf({ key, slug, organizationId, content }: Entry, seasonId: string, now: Date, position: number) {
  const endorsed = endorsedKeys.has(key);
  // Endorsed ones were there before the cut-off, to be reviewed in this season.
  const daysAgo = endorsed ? 36 - 31 * position : 36 - 35.9 * position;
  const publishedAt = new Date(now.getTime() - daysAgo * DAY);
  const submittedAt = new Date(publishedAt.getTime() - 1.25 * DAY);
  const createdAt = new Date(submittedAt.getTime() - 0.5 * DAY);
  const [initiativeId, revisionId] = [demoId('initiative', key), demoId('revision', key)];
  const screeningId = crypto.randomUUID();

  return {
    initiative: {
      id: initiativeId,
      slug,
      seasonId,
      ownerId,
      organizationId,
      editorial: 'VALID' as const,
      hall: endorsed ? ('ENDORSED' as const) : ('COMMUNITY' as const),
      publication: 'PUBLISHED' as const,
      currentRevisionId: revisionId,
      workingRevisionId: revisionId,
      createdAt,
      changedAt: publishedAt,
      submittedAt,
      publishedAt,
      updatedAt: publishedAt,
    },
    revision: {
      ...content,
      id: revisionId,
      initiativeId,
      state: 'CURRENT' as const,
      savedAt: submittedAt,
      publishedAt,
    },
    consents: (['PUBLICATION', 'PERSONAL_DATA'] as const).map((kind) => ({
      revisionId,
      initiativeId,
      kind,
      userId: ownerId,
      textVersion: CONSENT_TEXT.textVersion,
      givenAt: submittedAt,
    })),
    screening: {
      id: screeningId,
      initiativeId,
      revisionId,
      assigneeId: screenerId,
      waitingSince: submittedAt,
      closedAt: publishedAt,
    },
    checklist: checks.map((check) => ({ screeningId, check, answer: 'MET' as const })),
    decision: {
      screeningId,
      initiativeId,
      revisionId,
      outcome: 'VALID' as const,
      decidedBy: screenerId,
      decidedAt: publishedAt,
    },
    endorsement: {
      initiativeId,
      organizationId: organizationId!,
      state: 'VERIFIED' as const,
      way: 'STAMPED_FORM' as const,
      on: sql<string>`${createdAt.toISOString()}::timestamptz::date`,
      signatory: '(minh họa)',
    },
  };
}

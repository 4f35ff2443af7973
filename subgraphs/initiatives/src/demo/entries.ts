import { readFileSync } from 'node:fs';
import { currentUnitIds, demoId } from '@cpii/kit';
import type { revisions } from '../revision/revision.table.ts';
import { slugOf } from '../submission/slug.ts';

type Source = {
  id: string;
  title_vi: string;
  title_en: string;
  province_codes_63: string[];
  province_codes_34: string[];
  year: number;
  stage: keyof typeof maturities;
  type: keyof typeof kinds;
  objective: keyof typeof objectives;
  problem_vi: string;
  problem_en: string;
  solution_vi: string;
  solution_en: string;
  facts_vi: string[];
  facts_en: string[];
  sources: string[];
};

const maturities = { idea: 'IDEA', pilot: 'PILOT', scaled: 'DEPLOYED' } as const;
const kinds = {
  new_product: 'NEW_PRODUCT',
  new_service: 'NEW_SERVICE',
  feature_or_process_improvement: 'FEATURE_OR_PROCESS',
  organisational_innovation: 'ORGANIZATION',
  communication_channel: 'COMMUNICATION_CHANNEL',
} as const;
const objectives = {
  citizen_input: 'CITIZEN_INPUT',
  e_governance: 'E_GOVERNANCE',
  satisfaction_360: 'SATISFACTION_360',
} as const;

/** One real initiative, as the demo shows it; `organizationId` is the people's committee of its first unit today. */
export type Entry = {
  key: string;
  slug: string;
  organizationId: string | null;
  content: Omit<typeof revisions.$inferInsert, 'id' | 'initiativeId'>;
};

/** The 81 real initiatives of the demo. They are not entries of the programme. */
export function demoEntries(): Entry[] {
  const file = readFileSync(new URL('../../data/initiatives.json', import.meta.url), 'utf8').normalize('NFC');
  const slugs = new Set<string>();
  return (JSON.parse(file) as { initiatives: Source[] }).initiatives.map((source) => {
    const base = slugOf(source.title_vi);
    const slug = slugs.has(base) ? `${base}-${source.id}` : base;
    slugs.add(slug);
    const [first] = currentUnitIds(unitIdsOf(source));
    return {
      key: source.id,
      slug,
      organizationId: first ? demoId('organization', first) : null,
      content: contentOf(source),
    };
  });
}

// An initiative keeps the unit of its own time: one of the 63 until 2024, one of the 34 since.
const unitIdsOf = ({ year, province_codes_63, province_codes_34 }: Source) =>
  year <= 2024 ? province_codes_63.map((code) => `63-${code}`) : province_codes_34.map((code) => `34-${code}`);

function contentOf(source: Source): Entry['content'] {
  const unitIds = unitIdsOf(source);
  return {
    language: 'VI',
    title: source.title_vi,
    summary: summaryOf(source.solution_vi),
    sections: {
      PROBLEM: source.problem_vi,
      SOLUTION: source.solution_vi,
      RESULTS: results(source.facts_vi, source.sources, 'Nguồn'),
    },
    translation: {
      title: source.title_en,
      summary: summaryOf(source.solution_en),
      sections: {
        PROBLEM: source.problem_en,
        SOLUTION: source.solution_en,
        RESULTS: results(source.facts_en, source.sources, 'Sources'),
      },
    },
    maturity: maturities[source.stage],
    objectives: [objectives[source.objective]],
    kinds: [kinds[source.type]],
    unitIds,
    currentUnitIds: currentUnitIds(unitIds),
    nationwide: unitIds.length === 0,
    contact: { name: 'Đầu mối liên hệ (minh họa)', position: null, email: 'owner@example.org', phone: null },
  };
}

/** Whole sentences, as many as fit into 500 characters. */
function summaryOf(text: string) {
  const sentences = text.split(/(?<=[.!?]) /);
  const fitting = sentences.reduce((sum, next) => (sum.length + next.length < 500 ? `${sum} ${next}`.trim() : sum), '');
  return fitting || text.slice(0, 500);
}

const results = (facts: readonly string[], sources: readonly string[], heading: string) =>
  [
    facts.map((fact) => `- ${fact}`).join('\n'),
    `**${heading}**`,
    sources.map((url) => `- [${new URL(url).hostname}](${url})`).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');

import type { SectionKind } from '#lib/words.ts';

/** Which part of what was handed in helps to judge which criterion. */
const beside: Record<string, SectionKind[]> = {
  commitment: ['LEADERSHIP'],
  feasibility: ['PROBLEM', 'SOLUTION'],
  benefit: ['RESULTS', 'BENEFITS'],
  replicability: ['LESSONS', 'REPLICATION'],
};

interface Section {
  kind: SectionKind;
  body: string;
}

/** The sections to show beside each criterion, all of them and each once; what no criterion asks for stands at the first. */
export function besideEach<Part extends Section>(codes: string[], sections: Part[]): Part[][] {
  const asked = codes.map((code) => beside[code] ?? []);
  const left = sections.filter(({ kind }) => !asked.flat().includes(kind));
  return asked.map((kinds, place) => [
    ...(place ? [] : left),
    ...kinds.flatMap((kind) => sections.filter((section) => section.kind === kind)),
  ]);
}

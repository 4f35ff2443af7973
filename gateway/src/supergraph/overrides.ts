import type { DocumentNode } from 'graphql';
import { hasFields, textOf } from './join.ts';

/** Whether a label that is no percentage is on; asked once for each request. */
export type OverrideLabel = (label: string) => boolean;

/**
 * Progressive overrides: each label of the supergraph, decided once for a request, since the parts of one answer must come
 * from one plan. `percent(25)` is on for a quarter of all requests. Undefined without labels.
 */
export function overrideDecisions(
  supergraph: DocumentNode,
  isOn: OverrideLabel = () => false,
  random: () => number = Math.random,
): () => Map<string, boolean> | undefined {
  const labels = new Set<string>();
  for (const field of supergraph.definitions.filter(hasFields).flatMap(({ fields }) => fields ?? [])) {
    for (const join of field.directives ?? []) {
      const label = join.name.value === 'join__field' ? textOf(join, 'overrideLabel') : undefined;
      if (label !== undefined) labels.add(label);
    }
  }
  if (labels.size === 0) return () => undefined;
  return () => {
    const decided = new Map<string, boolean>();
    for (const label of labels) {
      const percent = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label);
      decided.set(label, percent ? random() * 100 < Number(percent[1]) : isOn(label));
    }
    return decided;
  };
}

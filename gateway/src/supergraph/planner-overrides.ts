import { type CompositeType, type FieldDefinition, isInterfaceType } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';

type Condition = { label: string; condition: boolean };
type Edge = {
  transition: { kind: string; definition?: FieldDefinition<CompositeType> };
  head: { source: string; type: unknown };
  overrideCondition?: Condition;
};
type Graph = {
  allEdges(): Iterable<Edge>;
  outEdges(vertex: unknown): readonly Edge[];
  verticesForType(type: string): readonly Edge['head'][];
};

/** No request decides it. */
const never: Condition = { label: '', condition: true };

/**
 * Which subgraph answers a field that is handed over by and by, the planner decides by a label at the field of the type. At
 * an interface that has the field it knows no label, and asks whoever declares it. Here the interface gets the label of its
 * types, and where they have several the planner goes type by type. From then on `isLabelled` knows the fields.
 */
export function labelInterfaces(planner: QueryPlanner) {
  const graph = (planner as unknown as { federatedQueryGraph: Graph }).federatedQueryGraph;
  labelByTypes(graph);
  for (const { transition, overrideCondition } of graph.allEdges()) {
    if (overrideCondition && transition.definition) labelled.add(transition.definition);
  }
}

const labelled = new WeakSet<FieldDefinition<CompositeType>>();

/** Whether it depends on a label if a subgraph is asked for this field of its own. */
export const isLabelled = (field: FieldDefinition<CompositeType>): boolean => labelled.has(field);

function labelByTypes(graph: Graph) {
  for (const edge of graph.allEdges()) {
    const { transition, head } = edge;
    const { type, source } = head;
    if (transition.kind !== 'FieldCollection' || !isInterfaceType(type as never)) continue;
    const types = (type as { possibleRuntimeTypes(): readonly { name: string }[] }).possibleRuntimeTypes();
    const conditions = types
      .flatMap(({ name }) => graph.verticesForType(name).filter((vertex) => vertex.source === source))
      .flatMap((vertex) => graph.outEdges(vertex))
      .filter((each) => each.transition.definition?.name === transition.definition?.name)
      .flatMap(({ overrideCondition }) => overrideCondition ?? []);
    const [first] = conditions;
    if (!first) continue;
    const same = conditions.every((each) => each.label === first.label && each.condition === first.condition);
    edge.overrideCondition = same ? first : never;
  }
}

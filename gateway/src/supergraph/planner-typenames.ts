import {
  baseType,
  type CompositeType,
  Field,
  type FieldDefinition,
  isInterfaceObjectType,
  isLeafType,
  type SelectionSet,
} from '@apollo/federation-internals';
import { plannerPaths } from './planner-paths.ts';

/**
 * Mends another fault of Apollo's planner. Of `... on Dog`, where one subgraph says that no dog can be, nothing is asked;
 * so that its parent is not left without fields, `__typename` is. An interface object does not know that and the planner
 * broke: a field of its key does as well.
 */
type Vertex = { readonly type: unknown };
type Edge = {
  readonly conditions?: unknown;
  readonly transition: { readonly kind: string; readonly definition?: FieldDefinition<never> };
};
type Path = {
  readonly graph: { outEdges(vertex: Vertex): readonly Edge[] };
  readonly tail: Vertex;
  truncateTrailingDowncasts(): Path;
  tailIsInterfaceObject(): boolean;
  add(field: Field, edge: Edge, conditions: unknown): Path;
};
type Terminate = (path: Path, overrides: unknown) => Path;

const graphPath = plannerPaths as {
  terminateWithNonRequestedTypenameField: Terminate;
  getLocallySatisfiableKey(graph: unknown, vertex: Vertex): SelectionSet | undefined;
  noConditionsResolution: unknown;
};
const {
  terminateWithNonRequestedTypenameField: terminate,
  getLocallySatisfiableKey,
  noConditionsResolution,
} = graphPath;

graphPath.terminateWithNonRequestedTypenameField = (path, overrides) => {
  const end = path.truncateTrailingDowncasts();
  if (!end.tailIsInterfaceObject()) return terminate(path, overrides);
  const key = getLocallySatisfiableKey(end.graph, end.tail);
  const isInKey = (name: string) =>
    key?.selections().some((each) => each.kind === 'FieldSelection' && each.element.name === name);
  for (const edge of end.graph.outEdges(end.tail)) {
    const { definition } = edge.transition;
    if (!definition?.type || edge.conditions || !isLeafType(baseType(definition.type)) || !isInKey(definition.name))
      continue;
    return end.add(new Field(definition), edge, noConditionsResolution);
  }
  return terminate(path, overrides);
};

/**
 * And one more. What one interface object requires can be brought by way of another one, whose `__typename` and key are
 * then asked of the first: refused for the former, since an interface object does not know its type. No more does the other.
 */
const { rebaseOn } = Field.prototype;

Field.prototype.rebaseOn = function (target) {
  const parent = this.definition.parent as CompositeType;
  const { parentType } = target;
  const sameIgnorance =
    this.name === '__typename' && isInterfaceObjectType(parent) && isInterfaceObjectType(parentType);
  const typename = parentType.typenameField() as never;
  return sameIgnorance ? this.withUpdatedDefinition(typename) : rebaseOn.call(this, target);
};

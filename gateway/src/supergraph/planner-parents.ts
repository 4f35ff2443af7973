import {
  baseType,
  type CompositeType,
  type FieldDefinition,
  isCompositeType,
  type NamedType,
} from '@apollo/federation-internals';
import { type FetchGroup, mendGroups, type Parent } from './planner-groups.ts';

/**
 * Mends another fault of Apollo's planner. `pets { votes }`, where an interface object knows `votes @requires(rank)`, and
 * the key by which it is entered must first be fetched for dogs: that fetch was taken for the parent of the next one, so
 * that `rank` was asked along with it, of dogs alone, and was missing for cats. What is fetched for some of the entities is
 * waited for and is no place to ask more; that remains the parent which has them all.
 */
mendGroups((groups, graphs) => {
  const { addParent } = groups;
  groups.addParent = function (this: FetchGroup, parent) {
    return addParent.call(
      this,
      isForSome(this, parent) || (checking && !hasPath(parent)) ? { group: parent.group } : parent,
    );
  };

  // As it was, but for the last parent whose path is known, and never twice to the same.
  graphs.dfsRemoveRedundantEdges = (from) => {
    const below = new Set<FetchGroup>();
    for (const child of from.children()) noteBelow(child, below);
    const redundant = from.children().filter((child) => below.has(child) && !hasThemAll(from, child));
    for (const child of redundant) from.removeChild(child);
  };
  groups.isDescendantOf = function (this: FetchGroup, group) {
    const below = new Set<FetchGroup>();
    noteBelow(group, below);
    return below.has(this);
  };
});

/** Whether this parent is itself for some only of the entities that another parent has. */
function isForSome(group: FetchGroup, { group: condition }: Parent): boolean {
  return group.parents().some((parent) => {
    const there = condition.parentRelation(parent.group)?.path;
    const narrower = there && parent.path && there.slice(parent.path.length);
    return Boolean(narrower?.length) && narrower!.every((element) => element.kind === 'FragmentElement');
  });
}

let checking = false;

/**
 * Now and then the planner breaks where it looks for a place in a parent whose subgraph does not have the fields that lead
 * there. Run within this, such a parent is waited for and is no place to ask more.
 */
export function withCheckedParents<Result>(plan: () => Result): Result {
  checking = true;
  try {
    return plan();
  } finally {
    checking = false;
  }
}

/** Whether the fields that lead from a parent to a group are fields of the parent's subgraph. */
function hasPath({ group, path = [] }: Parent): boolean {
  let type: CompositeType | undefined = group.parentType;
  for (const element of path) {
    if (type === undefined) return false;
    if (element.kind === 'Field') {
      const field: FieldDefinition<CompositeType> | undefined = 'field' in type ? type.field(element.name) : undefined;
      const below: NamedType | undefined = field?.type && baseType(field.type);
      type = below && isCompositeType(below) ? below : undefined;
    } else if (element.typeCondition) {
      const narrowed = type.schema().type(element.typeCondition.name);
      type = narrowed && isCompositeType(narrowed) ? narrowed : undefined;
    }
  }
  return type !== undefined;
}

/** Whether a parent is the one of a group that has all of its entities, and others do not. */
function hasThemAll(parent: FetchGroup, group: FetchGroup): boolean {
  const others = group.parents().filter((each) => each.group !== parent);
  return (
    group.parentRelation(parent)?.path !== undefined &&
    others.every(({ path }) => path === undefined) &&
    others.some((each) => isForSome(group, each))
  );
}

function noteBelow(group: FetchGroup, below: Set<FetchGroup>) {
  for (const child of group.children()) {
    if (below.has(child)) continue;
    below.add(child);
    noteBelow(child, below);
  }
}

import {
  baseType,
  type CompositeType,
  type FederationMetadata,
  type FieldDefinition,
  federationMetadata,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationElement,
  type Selection,
  SelectionSet,
  SelectionSetUpdates,
} from '@apollo/federation-internals';
import { isLabelled } from './planner-overrides.ts';

/**
 * Mends one fault of Apollo's planner, which asks "can this subgraph be asked for these fields here?" by whether it declares
 * them. But an external field is declared and not resolved: `peak @requires(busy)`, where `busy @requires(base)` lives in
 * the subgraph that we come from and `base` does not, was planned to ask `base` of the former. Nor is a field that requires
 * others resolved just like that, or one that is handed over by and by, or one of an interface when that is so of one of its
 * types. `apollo.test.ts` shows when this is no longer needed.
 */
const { canRebaseOn } = SelectionSet.prototype;

SelectionSet.prototype.canRebaseOn = function (parentType: CompositeType): boolean {
  return canRebaseOn.call(this, parentType) && !asksForOthers(this, parentType);
};

function asksForOthers(set: SelectionSet, parentType: CompositeType): boolean {
  const metadata = federationMetadata(parentType.schema());
  if (!metadata) return false;
  return set.selections().some((selection) => {
    if (selection.kind !== 'FieldSelection') {
      const condition = selection.element.typeCondition;
      const type = condition ? parentType.schema().type(condition.name) : parentType;
      return type !== undefined && isCompositeType(type) && asksForOthers(selection.selectionSet, type);
    }
    const field = 'field' in parentType ? parentType.field(selection.element.name) : undefined;
    if (!field) return false;
    const types = isInterfaceType(parentType) ? parentType.possibleRuntimeTypes() : [];
    const own = types.map((type) => type.field(field.name)).filter((each) => each !== undefined);
    if ([field, ...own].some((each) => !isResolvedAtOnce(each, metadata))) return true;
    const below = field.type && 'ofType' in field.type ? field.type.baseType() : field.type;
    return Boolean(
      selection.selectionSet && below && isCompositeType(below) && asksForOthers(selection.selectionSet, below),
    );
  });
}

function isResolvedAtOnce(field: FieldDefinition<CompositeType>, metadata: FederationMetadata): boolean {
  return (
    !metadata.isFieldExternal(field) && !field.hasAppliedDirective(metadata.requiresDirective()) && !isLabelled(field)
  );
}

/**
 * Mends another one: what a field of an interface object requires is spelt out for each concrete type, and then added to a
 * place where one type alone can be, where `... on Cat` within a `Dog` is thrown out as an error. It asks for nothing there,
 * and is left out.
 */
const { toSelectionSet } = SelectionSetUpdates.prototype;

SelectionSetUpdates.prototype.toSelectionSet = function (parentType, fragments) {
  try {
    return toSelectionSet.call(this, parentType, fragments);
  } catch (thrown) {
    const { keyedUpdates } = this as unknown as { keyedUpdates: Map<string, Update[]> };
    const possible = new SelectionSetUpdates();
    const kept = (possible as unknown as { keyedUpdates: Map<string, Update[]> }).keyedUpdates;
    let changed = false;
    for (const [key, updates] of keyedUpdates) {
      const left = updates.flatMap((update) => possibleUpdate(update, parentType) ?? []);
      changed ||= left.length < updates.length || left.some((each, i) => each !== updates[i]);
      if (left.length > 0) kept.set(key, left);
    }
    if (!changed) throw thrown;
    return toSelectionSet.call(possible, parentType, fragments);
  }
};

type Path = { path: readonly OperationElement[]; selections?: Selection | SelectionSet | readonly Selection[] };
type Update = Selection | Path;

function possibleUpdate(update: Update, parentType: CompositeType): Update | undefined {
  if (!('path' in update)) return possibleSelection(update, parentType);
  let type: CompositeType | undefined = parentType;
  for (const element of update.path) type = type && typeBelow(element, type);
  const { selections } = update;
  if (!type) return update.path.at(-1)?.kind === 'Field' ? update : undefined;
  if (!selections) return update;
  const within = type;
  if (selections instanceof SelectionSet) {
    const set = possibleSet(selections, within);
    if (set === selections) return update;
    return set.isEmpty() ? undefined : { ...update, selections: set };
  }
  const all = Array.isArray(selections) ? (selections as readonly Selection[]) : [selections as Selection];
  const left = all.flatMap((each) => possibleSelection(each, within) ?? []);
  if (left.length === all.length && left.every((each, i) => each === all[i])) return update;
  return left.length > 0 ? { ...update, selections: left } : undefined;
}

function possibleSelection(selection: Selection, parentType: CompositeType): Selection | undefined {
  const { selectionSet } = selection;
  if (!selectionSet || (selection.kind === 'FragmentSelection' && !typeBelow(selection.element, parentType))) {
    return selectionSet ? undefined : selection;
  }
  const type = typeBelow(selection.element, parentType);
  if (!type) return selection;
  const set = possibleSet(selectionSet, type);
  if (set === selectionSet) return selection;
  return set.isEmpty() ? undefined : (selection.withUpdatedSelectionSet(set as never) as Selection);
}

const possibleSet = (set: SelectionSet, type: CompositeType) =>
  set.lazyMap((selection) => possibleSelection(selection, type));

/** What stands below a field or in a fragment, when it is asked of this type; undefined when that cannot be. */
function typeBelow(element: OperationElement, parentType: CompositeType): CompositeType | undefined {
  if (element.kind !== 'Field') {
    const narrowed = element.castedTypeIfAddedTo(parentType);
    // Within a wider fragment an object is still what it is.
    return narrowed && isObjectType(parentType) ? parentType : narrowed;
  }
  const field = 'field' in parentType ? parentType.field(element.name) : undefined;
  const type = field?.type && baseType(field.type);
  return type && isCompositeType(type) ? type : undefined;
}

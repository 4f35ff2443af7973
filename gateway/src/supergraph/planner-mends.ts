import { type CompositeType, federationMetadata, isCompositeType, SelectionSet } from '@apollo/federation-internals';

/**
 * Mends one fault of Apollo's planner, which asks "can this subgraph be asked for these fields here?" by whether it declares
 * them. But an external field is declared and not resolved: `peak @requires(busy)`, where `busy @requires(base)` lives in
 * the subgraph that we come from and `base` does not, was planned to ask `base` of the former. `apollo.test.ts` shows when
 * this is no longer needed.
 */
const { canRebaseOn } = SelectionSet.prototype;

SelectionSet.prototype.canRebaseOn = function (parentType: CompositeType): boolean {
  return canRebaseOn.call(this, parentType) && !asksForExternal(this, parentType);
};

function asksForExternal(set: SelectionSet, parentType: CompositeType): boolean {
  const metadata = federationMetadata(parentType.schema());
  if (!metadata) return false;
  return set.selections().some((selection) => {
    if (selection.kind !== 'FieldSelection') {
      const condition = selection.element.typeCondition;
      const type = condition ? parentType.schema().type(condition.name) : parentType;
      return type !== undefined && isCompositeType(type) && asksForExternal(selection.selectionSet, type);
    }
    const field = 'field' in parentType ? parentType.field(selection.element.name) : undefined;
    if (!field) return false;
    if (metadata.isFieldExternal(field)) return true;
    const below = field.type && 'ofType' in field.type ? field.type.baseType() : field.type;
    return Boolean(
      selection.selectionSet && below && isCompositeType(below) && asksForExternal(selection.selectionSet, below),
    );
  });
}

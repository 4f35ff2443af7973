import { members } from './abstract.ts';
import {
  closedInterfaceObjects,
  interfaceObjectsShared,
  sharedWithInterfaceObjects,
} from './closed-interface-objects.ts';
import { hidden } from './hidden.ts';
import { hiddenKinds } from './hidden-kinds.ts';
import { interfaceObjects, otherInterfaces } from './interface-objects.ts';
import { keyCircles } from './key-circles.ts';
import { compositeKeys, differentKeys, federation1 } from './keys.ts';
import { lostEntities } from './lost-entities.ts';
import { manyTypes, manyWays } from './many-ways.ts';
import { listsInKeys, mismatches, nestedProvides } from './mashup.ts';
import { mutations } from './mutations.ts';
import { narrowerTypes } from './narrower-types.ts';
import { operationsAndVariables } from './operations.ts';
import { overriddenInChain } from './overridden-in-chain.ts';
import { overridden, overriddenOfInterfaces } from './override.ts';
import { providedBesideHidden, providedByOneType } from './provided-by-one-type.ts';
import { provided } from './provides.ts';
import { renamedRoots } from './renamed-roots.ts';
import { knownTypes, requiredElsewhere, requiredOfOneType } from './required-elsewhere.ts';
import { requiredFragments } from './required-fragments.ts';
import { requiredFromAbove } from './required-from-above.ts';
import { inheritedNames, requiredByWay, requiredInPart } from './required-of-some.ts';
import { required, requiredOfAbstract } from './requires.ts';
import { requiredInChain } from './requires-chain.ts';
import { requiredTogether } from './requires-together.ts';
import { sharedRoots } from './roots.ts';
import { sharedWithRequirements } from './shared-with-requirements.ts';
import type { Suite } from './suite.ts';
import { twoInterfaceObjects } from './two-interface-objects.ts';
import { unevenTypes } from './uneven-types.ts';

export const suites: readonly Suite[] = [
  differentKeys,
  compositeKeys,
  federation1,
  keyCircles,
  required,
  requiredOfAbstract,
  requiredFragments,
  requiredTogether,
  requiredInChain,
  requiredElsewhere,
  sharedWithRequirements,
  knownTypes,
  requiredOfOneType,
  requiredByWay,
  inheritedNames,
  requiredInPart,
  requiredFromAbove,
  provided,
  providedByOneType,
  providedBesideHidden,
  interfaceObjects,
  otherInterfaces,
  twoInterfaceObjects,
  closedInterfaceObjects,
  sharedWithInterfaceObjects,
  interfaceObjectsShared,
  manyWays,
  manyTypes,
  members,
  unevenTypes,
  narrowerTypes,
  sharedRoots,
  overridden,
  overriddenOfInterfaces,
  overriddenInChain,
  hidden,
  hiddenKinds,
  renamedRoots,
  lostEntities,
  mutations,
  operationsAndVariables,
  listsInKeys,
  mismatches,
  nestedProvides,
];

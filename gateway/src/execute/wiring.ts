import type { KnownTypes } from '../operation/typenames.ts';
import type { Sources } from '../source/source.ts';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { Synthetic } from '../supergraph/required-arguments.ts';
import type { Writers } from './shape.ts';

/** What the steps of a plan are compiled against. */
export type Wiring = {
  readonly types: TypeFacts;
  readonly synthetic: ReadonlyMap<string, Synthetic>;
  /** Subgraph's name → its name in the `join__Graph` enum. */
  readonly graphs: ReadonlyMap<string, string>;
  readonly sources: Sources<object>;
  readonly writers: Writers;
  readonly known: KnownTypes;
  /** What the plan asks more than once; see `identityOf`. */
  readonly repeated: ReadonlySet<string>;
};

import { LRUCache } from 'lru-cache';
import type { Snapshot } from '../supergraph/snapshot.ts';
import type { Refused } from './answer.ts';

/** By the supergraph that a text was refused for. */
const refusals = new WeakMap<Snapshot, LRUCache<string, Refused>>();

/** Why texts were refused lately: whoever asks the same again, as a broken client does all day, hears it without its being read. */
export function refusalsOf(snapshot: Snapshot): LRUCache<string, Refused> {
  let known = refusals.get(snapshot);
  if (!known) {
    known = new LRUCache({
      max: 1_000,
      maxSize: 2_000_000,
      // A longer one costs more to keep than to refuse again.
      maxEntrySize: 50_000,
      sizeCalculation: ({ errors }, text) => text.length + JSON.stringify(errors).length,
    });
    refusals.set(snapshot, known);
  }
  return known;
}

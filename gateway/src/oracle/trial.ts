import type { Trial, Wrong } from './differential.ts';
import { ours } from './gateways/ours.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createWorld, type WorldDescription } from './world.ts';

/** A world with the gateway of this package before its subgraphs, all in this process. */
export async function openTrial(description: WorldDescription): Promise<Trial & { stop(): Promise<unknown> }> {
  const world = createWorld(description);
  const subgraphs = createSubgraphs(world);
  const { answer, stop } = await ours({ supergraphSdl: world.supergraphSdl, schemas: subgraphs.schemas });
  return { world, subgraphs, gateway: answer, stop };
}

/**
 * What is wrong, as texts to run it again from. A stray error is none of it: the answer is right and says all that it must;
 * `run.ts` counts them.
 */
export function toldOf(wrong: readonly Wrong[]): string[] {
  return wrong
    .filter(({ difference }) => !difference.stray)
    .map(({ seed, asked, difference, expected, got }) =>
      JSON.stringify({ seed, ...asked, difference, expected, got }, null, 2),
    );
}

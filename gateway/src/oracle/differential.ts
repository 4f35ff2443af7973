import type { Answered, Answerer, Asked } from './answerer.ts';
import { compare, type Difference } from './compare.ts';
import { monolith } from './monolith.ts';
import { type OperationOptions, operation } from './operations.ts';
import { createRun, type Faults } from './run-state.ts';
import type { createSubgraphs } from './subgraphs.ts';
import type { World } from './world.ts';

export type Wrong = {
  seed: string;
  asked: Asked;
  expected: Answered;
  got: Answered;
  difference: Difference;
  faults?: Faults;
};

export type Trial = {
  world: World;
  subgraphs: ReturnType<typeof createSubgraphs>;
  gateway: Answerer;
};

/** One operation, asked of the monolith and of the gateway; undefined when they agree. */
export async function ask(trial: Trial, seed: string, asked: Asked, faults?: Faults): Promise<Wrong | undefined> {
  const { world, subgraphs, gateway } = trial;
  const expected = await monolith(world, () => createRun(faults))(asked);
  subgraphs.current.run = createRun(faults);
  const got = await gateway(asked).catch((error) => ({ errors: [{ message: `thrown: ${error}` }] }));
  const difference = compare(expected, got, world.requiredFields);
  return difference && { seed, asked, expected, got, difference, faults };
}

export type Options = {
  seed: string;
  count: number;
  probability?: number;
  large?: boolean;
  progress?: (done: number, wrong: number) => void;
};

/** Random operations, each from a seed of its own that stands in what comes out. */
export async function differential(
  trial: Trial,
  { seed, count, probability = 0, large, progress }: Options,
): Promise<Wrong[]> {
  const drawing = { ...drawingOf(trial.world), large };
  const wrong: Wrong[] = [];
  for (let i = 0; i < count; i++) {
    const one = `${seed}/${i}`;
    const faults = probability > 0 ? { seed: one, probability } : undefined;
    const found = await ask(trial, one, operation(one, drawing), faults);
    if (found) wrong.push(found);
    progress?.(i + 1, wrong.length);
  }
  return wrong;
}

/** Aliases that are names of keys and required fields, and identifiers that exist. */
export function drawingOf(world: World): OperationOptions {
  const required = [...world.graphs.values()].flatMap((types) =>
    [...types.values()].flatMap(({ fields }) =>
      [...fields].flatMap(([name, { external }]) => (external ? [name] : [])),
    ),
  );
  const keys = [...world.keyFields].map((coordinate) => coordinate.split('.')[1]!);
  const types = [...new Set([...world.keyFields].map((coordinate) => coordinate.split('.')[0]!.toLowerCase()))];
  const ids = ['', '0', ...types.flatMap((type) => [`${type}-0`, `${type}-2`])];
  return { schema: world.api, names: [...new Set([...required, ...keys])], pools: { ids } };
}

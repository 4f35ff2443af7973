import { harbour } from './schemas/harbour.ts';
import type { WorldDescription } from './world.ts';

/** Every world that the oracle runs on. */
export const worlds: readonly WorldDescription[] = [harbour];

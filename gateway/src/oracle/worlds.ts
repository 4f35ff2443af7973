import { festival } from './schemas/festival.ts';
import { harbour } from './schemas/harbour.ts';
import { pharmacy } from './schemas/pharmacy.ts';
import { railway } from './schemas/railway.ts';
import type { WorldDescription } from './world.ts';

/** Every world that the oracle runs on. */
export const worlds: readonly WorldDescription[] = [harbour, railway, pharmacy, festival];

import { brocade } from './brocade.ts';
import { dice, pick } from './dice.ts';
import { drum } from './drum.ts';
import { lotus } from './lotus.ts';
import { paint, palettes } from './palette.ts';

/** The three pictures a print can show; an entry's objective chooses. */
export type Motif = 'lotus' | 'brocade' | 'drum';

/** How a motif is laid out on the sheet, 0 to 4; an entry's kind chooses. */
export type Composition = 0 | 1 | 2 | 3 | 4;

/** What decides a print and nothing else does: the same entry is the same print, always. */
export interface Print {
  seed: string;
  motif: Motif;
  composition: Composition;
}

/** The pigment under a print, for hanging prints beside each other. */
export const groundOf = ({ seed }: Print) => pick(dice(seed), palettes).ground;

/** The inside of an SVG of 400 × 300. `id` must be unique on the page; it names what the print repeats. */
export function cover({ seed, motif, composition }: Print, id: string): string {
  const roll = dice(seed);
  const palette = pick(roll, palettes);
  const picture = { lotus, brocade, drum }[motif](roll, palette, composition, id);
  return `<rect width="400" height="300" fill="${paint(palette.ground)}"/>${picture}`;
}

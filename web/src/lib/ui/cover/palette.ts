/** A pigment of the Đông Hồ workshops; its colour is the token `--p-…`, a touch dimmer at night. */
export type Pigment = 'diep' | 'bot' | 'son' | 'hoe' | 'cham' | 'ngoc' | 'sen' | 'gach' | 'than';

/** The plates of one print: its ground and what is printed on it. */
export interface Palette {
  ground: Pigment;
  first: Pigment;
  second: Pigment;
  third: Pigment;
  ink: Pigment;
}

const plates = (ground: Pigment, first: Pigment, second: Pigment, third: Pigment): Palette => ({
  ground,
  first,
  second,
  third,
  ink: 'than',
});

/** The ten palettes a print can be pulled in. */
export const palettes: readonly Palette[] = [
  plates('diep', 'cham', 'son', 'hoe'),
  plates('hoe', 'than', 'son', 'diep'),
  plates('ngoc', 'diep', 'hoe', 'son'),
  plates('cham', 'diep', 'hoe', 'son'),
  plates('son', 'diep', 'hoe', 'than'),
  plates('bot', 'ngoc', 'son', 'cham'),
  plates('than', 'hoe', 'son', 'diep'),
  plates('sen', 'cham', 'son', 'diep'),
  plates('diep', 'ngoc', 'gach', 'hoe'),
  plates('gach', 'diep', 'than', 'hoe'),
];

/** The CSS value of a pigment. */
export const paint = (pigment: Pigment) => `var(--p-${pigment})`;

import { type Dice, pick } from './dice.ts';
import { type Palette, paint } from './palette.ts';
import { svg } from './svg.ts';

type Weave = 'bead' | 'triangle' | 'diamond' | 'zigzag' | 'key' | 'step';

const heights: Record<Weave, number> = { bead: 26, triangle: 30, diamond: 96, zigzag: 40, key: 52, step: 56 };

/** The outer three bands of a cloth; the lower two mirror the upper two. */
const cloths: readonly [Weave, Weave, Weave][] = [
  ['bead', 'triangle', 'diamond'],
  ['key', 'zigzag', 'diamond'],
  ['triangle', 'step', 'diamond'],
  ['zigzag', 'bead', 'step'],
  ['bead', 'diamond', 'key'],
  ['triangle', 'bead', 'diamond'],
];

/** How tall the middle band is in each composition. */
const middles = [110, 92, 128, 100, 80] as const;

const gap = 8;

/** Woven bands, mirrored about the middle one: lying, standing, or on the slant. */
export function brocade(roll: Dice, palette: Palette, composition: number, id: string): string {
  const { first, second } = palette;
  const [edge, inner, middle] = pick(roll, cloths);
  const tall = middles[composition]! + roll(3) * 8;
  const innerHeight = inner === 'diamond' ? 72 : heights[inner];
  const middleHeight = inner === 'diamond' ? 60 : tall;
  const bands = [
    { weave: edge, height: heights[edge] },
    { weave: inner, height: innerHeight },
    { weave: middle, height: middleHeight },
  ];
  const patterns = bands.map(({ weave, height }, index) =>
    pattern(`${id}-${index}`, weave, height, [first, second, palette.third][(index + roll(2)) % 3]!, palette),
  );

  const order = [0, 1, 2, 1, 0];
  const total = order.reduce((sum, index) => sum + bands[index]!.height, 0) + gap * (order.length - 1);
  const margin = (300 - total) / 2;
  let y = margin;
  const drawn = order.map((index, place) => {
    const { height } = bands[index]!;
    const move = place > 2 ? svg`translate(0 ${y + height}) scale(1 -1)` : svg`translate(0 ${y})`;
    y += height + gap;
    const thread =
      place < order.length - 1
        ? svg`<path d="M0 ${y - gap / 2}H400" stroke="${paint(index % 2 ? second : first)}" stroke-width="2.4"/>`
        : '';
    return svg`<g transform="${move}"><rect width="400" height="${height}" fill="url(#${id}-${index})"/></g>${thread}`;
  });
  const selvage =
    margin > 10 ? svg`<path d="M0 0H400V${margin - 7}H0ZM0 300H400V${307 - margin}H0Z" fill="${paint(first)}"/>` : '';

  return `<defs>${patterns.join('')}</defs>${lay(drawn.join('') + selvage, composition)}`;
}

/** Turns the cloth about the sheet's centre and enlarges it until it covers the sheet again. */
function lay(cloth: string, composition: number): string {
  const turn = (angle: number, scale: number) =>
    `<g transform="rotate(${angle} 200 150) translate(200 150) scale(${scale}) translate(-200 -150)">${cloth}</g>`;
  if (composition === 1) return turn(-90, 1.36);
  if (composition === 4) return turn(-35, 1.62);
  return cloth;
}

/** One band as a repeating tile; an odd number of tiles, so that the cloth is symmetric. */
function pattern(id: string, weave: Weave, height: number, colour: Palette['first'], palette: Palette): string {
  const ratio: Record<Weave, number> = {
    diamond: height,
    zigzag: height * 0.8,
    step: height * 1.2,
    bead: Math.max(14, height * 0.9),
    triangle: height * 0.9,
    key: height * 1.3,
  };
  const count = Math.max(3, Math.round(400 / ratio[weave]));
  const width = 400 / (count % 2 ? count : count + 1);
  return svg`<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${tiles[weave](width, height, colour, palette)}</pattern>`;
}

const rhombus = (w: number, h: number, share: number) => {
  const [x, y] = [(w / 2) * share, (h / 2) * share];
  return svg`M${w / 2} ${h / 2 - y}L${w / 2 + x} ${h / 2}L${w / 2} ${h / 2 + y}L${w / 2 - x} ${h / 2}Z`;
};

const tiles: Record<Weave, (w: number, h: number, colour: Palette['first'], palette: Palette) => string> = {
  diamond(w, h, colour, { ground, second, third }) {
    const corner = (x: number, y: number) =>
      svg`M${x} ${y}L${x ? w * 0.84 : w * 0.16} ${y}L${x} ${y ? h * 0.84 : h * 0.16}Z`;
    return (
      svg`<path d="${rhombus(w, h, 0.98)}" fill="${paint(colour)}"/>` +
      svg`<path d="${rhombus(w, h, 0.6)}" fill="${paint(ground)}"/>` +
      svg`<path d="${rhombus(w, h, 0.32)}" fill="${paint(colour === second ? third : second)}"/>` +
      svg`<path d="${corner(0, 0)}${corner(w, 0)}${corner(0, h)}${corner(w, h)}" fill="${paint(third)}"/>`
    );
  },
  zigzag: (w, h, colour) =>
    svg`<path d="M0 ${h}L${w / 2} ${h * 0.3}L${w} ${h}V${h * 0.7}L${w / 2} 0L0 ${h * 0.7}Z" fill="${paint(colour)}"/>`,
  triangle: (w, h, colour) => svg`<path d="M0 ${h}L${w / 2} 0L${w} ${h}Z" fill="${paint(colour)}"/>`,
  bead: (w, h, colour) =>
    svg`<circle cx="${w / 2}" cy="${h / 2}" r="${Math.min(w, h) * 0.3}" fill="${paint(colour)}"/>`,
  step(w, h, colour, { ground }) {
    const [u, t] = [w / 7, h / 4];
    return (
      svg`<path d="M${u * 3} 0H${u * 4}V${t}H${u * 5}V${t * 2}H${u * 6}V${t * 3}H${w}V${h}H0V${t * 3}H${u}V${t * 2}H${u * 2}V${t}H${u * 3}Z" fill="${paint(colour)}"/>` +
      svg`<path d="M${u * 3} ${t * 2}H${u * 4}V${t * 3}H${u * 3}Z" fill="${paint(ground)}"/>`
    );
  },
  key: (w, h, colour) =>
    svg`<path d="M${w * 0.1} ${h}V${h * 0.15}H${w * 0.8}V${h * 0.75}H${w * 0.38}V${h * 0.45}H${w * 0.52}" fill="none" stroke="${paint(colour)}" stroke-width="${Math.max(3, h * 0.13)}"/>`,
};

import { type Dice, pick } from './dice.ts';
import { type Palette, type Pigment, paint } from './palette.ts';
import { repeat, svg } from './svg.ts';

/** Lotus on water. Of the five compositions, two show one flower, two several, and one a flower larger than the sheet. */
export function lotus(roll: Dice, palette: Palette, composition: number): string {
  const petals = pick(roll, [5, 7, 7, 9]);
  const wave = { length: pick(roll, [40, 50, 66]), height: pick(roll, [4, 6, 7]), gap: 0 };
  const mirrored = roll(2) === 1;
  wave.gap = pick(roll, [13, 15, 17]);
  const x = (left: number) => (mirrored ? 400 - left : left);
  const one = (left: number, y: number, size: number, count = petals) => flower(x(left), y, size, count, palette);
  const pond = (surface: number) => water(surface, wave, palette);

  switch (composition) {
    case 0:
      return one(200, 232, 178) + pond(222);
    case 1:
      return (
        stem(x(300), 120, x(286), 260, palette) +
        bud(x(300), 126, 74, palette) +
        leaf(x(330), 226, 64, palette) +
        one(140, 226, 128) +
        pond(226) +
        leaf(x(210), 262, 54, palette)
      );
    case 2:
      return [[84, 168, 70, -14] as const, [316, 150, 78, 10] as const, [200, 120, 92, -14] as const]
        .map(
          ([left, y, size, lean]) =>
            stem(x(left), y, x(left + lean), 290, palette) + one(left, y, size, size > 70 ? petals : 5),
        )
        .concat(pond(238))
        .join('');
    case 3:
      return one(108, 206, 112) + one(296, 206, 112) + pond(206) + leaf(x(200), 240, 70, palette);
    default:
      return one(250, 330, 330) + pond(262);
  }
}

/** An open flower: a row of petals behind, one in front, the upright ones on top. */
function flower(x: number, y: number, size: number, count: number, { ground, second, third }: Palette): string {
  const row = (petals: number, spread: number, draw: (angle: number, lean: number) => string) =>
    Array.from({ length: petals }, (_, index) => ((2 * index) / (petals - 1) - 1) * spread)
      .sort((one, other) => Math.abs(other) - Math.abs(one))
      .map((angle) => draw(angle, Math.abs(angle) / spread))
      .join('');
  const behind = row(count + 1, 84, (angle, lean) => petal(size * (1 - 0.12 * lean), size * 0.25, angle));
  const inFront = row(count, 75, (angle, lean) => petal(size * (0.84 - 0.1 * lean), size * 0.235, angle, true));
  return cut(x, y, ground, svg`<g fill="${paint(third)}">${behind}</g><g fill="${paint(second)}">${inFront}</g>`);
}

/** Petals at a place, cut from the block with lines of the ground's pigment. */
const cut = (x: number, y: number, ground: Pigment, petals: string) =>
  svg`<g transform="translate(${x} ${y})" stroke="${paint(ground)}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">${petals}</g>`;

/** One petal, `height` long, turned by `angle` degrees, with three veins or none. */
function petal(height: number, width: number, angle: number, veined = false): string {
  const [h, w] = [height, width];
  const turn = svg`transform="rotate(${angle})"`;
  const right = svg`C${w * 0.78} ${-h * 0.72} ${w} ${-h * 0.3} 0 0Z`;
  const outline = svg`<path ${turn} d="M0 0C${-w} ${-h * 0.3} ${-w * 0.78} ${-h * 0.72} 0 ${-h}${right}"/>`;
  if (!veined) return outline;
  const side = (sign: number) =>
    svg`M${sign * w * 0.26} ${-h * 0.3}Q${sign * w * 0.36} ${-h * 0.5} ${sign * w * 0.16} ${-h * 0.68}`;
  return svg`${outline}<path ${turn} d="M0 ${-h * 0.2}V${-h * 0.74}${side(-1)}${side(1)}" fill="none" stroke-width="1.6"/>`;
}

/** A flower still closed. */
function bud(x: number, y: number, size: number, { ground, second, third }: Palette): string {
  const side = (angle: number) => petal(size, size * 0.34, angle);
  const middle = petal(size * 1.04, size * 0.34, 0, true);
  return cut(
    x,
    y,
    ground,
    svg`<g fill="${paint(third)}">${side(-16)}${side(16)}</g><g fill="${paint(second)}">${middle}</g>`,
  );
}

/** A leaf lying on the water, seen from the bank. */
function leaf(x: number, y: number, width: number, { ground, first }: Palette): string {
  const height = width * 0.3;
  const veins = repeat(10, (index) => {
    const angle = (index * Math.PI) / 5 + 0.2;
    return svg`M0 0L${width * 0.86 * Math.cos(angle)} ${height * 0.86 * Math.sin(angle)}`;
  });
  return svg`<g transform="translate(${x} ${y})"><ellipse rx="${width}" ry="${height}" fill="${paint(first)}" stroke="${paint(ground)}" stroke-width="2"/><path d="${veins}" stroke="${paint(ground)}" stroke-width="1.6" stroke-linecap="round"/></g>`;
}

const stem = (x: number, y: number, footX: number, footY: number, { first }: Palette) =>
  svg`<path d="M${x} ${y}Q${x + (footX - x) * 0.2} ${(y + footY) / 2} ${footX} ${footY}" fill="none" stroke="${paint(first)}" stroke-width="5"/>`;

/** Water from `surface` to the sheet's foot: one filled body, then lines that shift by half a wave. */
function water(surface: number, wave: { length: number; height: number; gap: number }, palette: Palette): string {
  const { ground, first, third } = palette;
  const ripples = (width: number) =>
    repeat(
      Math.floor(width / wave.length) + 1,
      () => svg`q${wave.length / 4} ${-wave.height * 2} ${wave.length / 2} 0t${wave.length / 2} 0`,
    );
  const lines = repeat(Math.ceil((306 - surface - wave.gap) / wave.gap), (index) => {
    const start = -60 - (index % 2 ? 0 : wave.length / 2);
    const stroke = index % 3 === 1 && third !== first ? third : ground;
    return svg`<path d="M${start} ${surface + wave.gap * (index + 1)}${ripples(540)}" fill="none" stroke="${paint(stroke)}" stroke-width="${index % 3 === 1 ? 1.6 : 2.4}"/>`;
  });
  return svg`<path d="M-60 ${surface}${ripples(520)}V320H-60Z" fill="${paint(first)}"/>${lines}`;
}

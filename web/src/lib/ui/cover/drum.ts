import { type Dice, pick } from './dice.ts';
import { type Palette, paint } from './palette.ts';
import { repeat, svg } from './svg.ts';

/** Where the drum's centre stands and how far it reaches, for each of the five compositions. */
const placings = [
  { x: 200, y: 150, radius: 138 },
  { x: 200, y: 300, radius: 236 },
  { x: 330, y: 210, radius: 230 },
  { x: 60, y: 90, radius: 250 },
  { x: 0, y: 150, radius: 240 },
] as const;

/** The face of a bronze drum: a star of rays, Lạc birds in flight, beads, and a saw-toothed rim. */
export function drum(roll: Dice, palette: Palette, composition: number, id: string): string {
  const { ground, first, second, third, ink } = palette;
  const { x, y, radius } = placings[composition]!;
  const rays = pick(roll, [8, 10, 12, 14, 16]);
  const disc = (share: number, fill: string) => svg`<circle cx="${x}" cy="${y}" r="${radius * share}" fill="${fill}"/>`;
  // A dashed circle is the shortest way to write a ring of beads or ticks.
  const ring = (share: number, width: number, stroke: string, dashes: string, round = false) =>
    svg`<circle cx="${x}" cy="${y}" r="${radius * share}" fill="none" stroke="${stroke}" stroke-width="${radius * width}"${
      round ? ' stroke-linecap="round"' : ''
    } stroke-dasharray="${dashes}"/>`;
  const step = (share: number, count: number) => ((2 * Math.PI * radius * share) / count).toFixed(3);

  return [
    disc(1, paint(first)),
    svg`<path d="${star(x, y, radius, radius * 0.9, rays * 4)}" fill="${paint(ground)}" opacity=".92"/>`,
    disc(0.885, paint(first)),
    ring(0.81, 0.07, paint(third), `0 ${step(0.81, rays * 3)}`, true),
    disc(0.73, paint(second)),
    birds(x, y, radius, rays > 12 ? rays / 2 : rays, paint(ground), id),
    disc(0.49, paint(ground)),
    ring(0.45, 0.045, paint(first), `${step(0.45, rays * 12)} ${step(0.45, rays * 12)}`),
    disc(0.4, paint(third)),
    svg`<path d="${star(x, y, radius * 0.39, radius * 0.13, rays)}" fill="${paint(third === ink ? ground : ink)}"/>`,
    disc(0.055, paint(third)),
  ].join('');
}

/** A star as a path: points at `outer`, valleys at `inner`, the first point upwards. */
function star(x: number, y: number, outer: number, inner: number, points: number): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const reach = index % 2 ? inner : outer;
    const angle = (Math.PI * index) / points;
    return svg`${x + reach * Math.sin(angle)} ${y - reach * Math.cos(angle)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** Birds flying round the centre, all copies of the first. */
function birds(x: number, y: number, radius: number, count: number, fill: string, id: string): string {
  const s = radius * 0.075;
  const top = y - radius * 0.61;
  const bird = svg`<path id="${id}" fill="${fill}" d="M${x - 2.1 * s} ${top + 0.1 * s}Q${x - 0.6 * s} ${top - 0.9 * s} ${x} ${top}Q${
    x + 0.9 * s
  } ${top - 1.5 * s} ${x + 2.2 * s} ${top - 0.9 * s}Q${x + s} ${top + 0.2 * s} ${x + 0.3 * s} ${top + 0.9 * s}Q${
    x - 0.8 * s
  } ${top + 0.5 * s} ${x - 2.1 * s} ${top + 0.1 * s}Z"/>`;
  const turn = (index: number) =>
    svg`<use href="#${id}" transform="rotate(${(360 / count) * (index + 1)} ${x} ${y})"/>`;
  return bird + repeat(count - 1, turn);
}

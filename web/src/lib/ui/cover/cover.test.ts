import { describe, expect, it } from 'vitest';
import { type Composition, cover, type Motif } from './cover.ts';
import { dice } from './dice.ts';

const motifs: Motif[] = ['lotus', 'brocade', 'drum'];
const compositions: Composition[] = [0, 1, 2, 3, 4];
const every = motifs.flatMap((motif) => compositions.map((composition) => ({ motif, composition })));

describe('a print', () => {
  it.each(every)('of $motif in composition $composition is the same for the same entry, always', (look) => {
    const print = { seed: 'hue-s', ...look };
    expect(cover(print, 'a')).toBe(cover(print, 'a'));
  });

  it('differs between entries of the same objective and kind', () => {
    const slugs = ['hue-s', 'm-score', 'thon-so', 'i-hatinh', 'city-lab', 'hihub', 'hoi-quan', 'to-cong-nghe-so'];
    const prints = slugs.map((seed) => cover({ seed, motif: 'lotus', composition: 0 }, 'a'));
    expect(new Set(prints).size).toBe(slugs.length);
  });

  it.each(every)('of $motif in composition $composition is a small drawing without a broken number', (look) => {
    for (const seed of ['a', 'Đắk Lắk số', 'x'.repeat(200)]) {
      const drawn = cover({ seed, ...look }, 'a');
      expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawn.length).toBeLessThan(10_000);
      expect(drawn.match(/<g[ >]/g)?.length ?? 0).toBe(drawn.match(/<\/g>/g)?.length ?? 0);
    }
  });

  it.each(every)('of $motif in composition $composition names what it repeats after its own id only', (look) => {
    const drawn = cover({ seed: 'hue-s', ...look }, 'print-7');
    const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const used = [...drawn.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of used) expect(ids).toContain(id);
    for (const id of ids) expect(id).toMatch(/^print-7/);
  });
});

describe('dice', () => {
  it('loaded with the same text roll the same numbers', () => {
    const [one, other] = [dice('hue-s'), dice('hue-s')];
    expect(Array.from({ length: 20 }, () => one(10))).toEqual(Array.from({ length: 20 }, () => other(10)));
  });

  it('reach every side about equally often', () => {
    const counts = new Array<number>(10).fill(0);
    for (let entry = 0; entry < 5_000; entry++) counts[dice(`entry ${entry}`)(10)]!++;
    expect(Math.min(...counts)).toBeGreaterThan(400);
    expect(Math.max(...counts)).toBeLessThan(600);
  });
});

/**
 * Standard normals that are fixed by seed, block, kind and index, so that one more item or rater leaves those of the
 * others as they are. Part of the method: a change here is a new method id.
 */
export const drawsPerBlock = 64;

/** Fills column `index` of the row-major block: one number a draw. */
export function fillNormals(
  block: Float64Array,
  width: number,
  index: number,
  [seed, blockIndex, kind]: readonly [number, number, number],
) {
  const uniform = sfc32(seed, Math.floor(seed / 2 ** 32) ^ blockIndex, kind * 0x40000000 + index);
  for (let draw = 0; draw < drawsPerBlock; draw += 2) {
    // Box and Muller 1958
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    block[draw * width + index] = radius * Math.cos(angle);
    block[(draw + 1) * width + index] = radius * Math.sin(angle);
  }
}

/** Chris Doty-Humphrey's Small Fast Counter (PractRand), 32 bits of each state word, uniform in [0, 1). */
function sfc32(first: number, second: number, third: number): () => number {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 15; warm++) next();
  return next;
}

type Kept = { block: Float64Array; width: number; filled: number };
const kept = new Map<string, Kept>();
const mostKept = 2 ** 22;
let numbersKept = 0;

/**
 * Block of normals, row-major: `drawsPerBlock` rows of `width` numbers, the first `count` of them set. The last ones
 * are remembered (up to 32 MB), since a live board asks for the same ones after every review.
 */
export function normals(seed: number, blockIndex: number, kind: number, count: number): Kept {
  const key = `${seed}:${blockIndex}:${kind}`;
  const known = kept.get(key);
  if (known && known.width >= count) return filledUpTo(known, count, [seed, blockIndex, kind]);
  const width = Math.ceil((count + 1) / 128) * 128;
  const fresh = { block: new Float64Array(drawsPerBlock * width), width, filled: 0 };
  numbersKept += fresh.block.length - (known?.block.length ?? 0);
  if (numbersKept > mostKept) {
    kept.clear();
    numbersKept = fresh.block.length;
  }
  kept.set(key, fresh);
  return filledUpTo(fresh, count, [seed, blockIndex, kind]);
}

function filledUpTo(known: Kept, count: number, key: readonly [number, number, number]): Kept {
  for (; known.filled < count; known.filled++) fillNormals(known.block, known.width, known.filled, key);
  return known;
}

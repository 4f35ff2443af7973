/**
 * Symmetric positive definite matrices: Cholesky factor and inverse, on row-major Float64Arrays. An order is a multiple
 * of the tile: what is missing are last rows and columns of the identity, see `paddedOrder`. All three loops are sums of
 * products of two rows, done by one kernel on tiles of 3 × 3, whose sums and operands just fit the registers, in blocks
 * that stay in the cache (Golub and Van Loan, Matrix Computations, 4th ed., 4.2).
 */
export const paddedOrder = (order: number) => Math.ceil(order / tile) * tile;

const tile = 3;
const block = 5 * tile;

/** C[i, j] -= sum over k of A[i, k] B[j, k], for rows i, j in the given half-open ranges of whole tiles and columns k. */
export function subtractProduct(
  C: Float64Array,
  A: Float64Array,
  B: Float64Array,
  n: number,
  [i0, i1]: readonly [number, number],
  [j0, j1]: readonly [number, number],
  [k0, k1]: readonly [number, number],
) {
  for (let i = i0; i < i1; i += tile) {
    const a0 = i * n;
    const a1 = a0 + n;
    const a2 = a1 + n;
    for (let j = j0; j < j1; j += tile) {
      const b0 = j * n;
      const b1 = b0 + n;
      const b2 = b1 + n;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s20 = 0;
      let s21 = 0;
      let s22 = 0;
      for (let k = k0; k < k1; k++) {
        const left = B[b0 + k]!;
        const middle = B[b1 + k]!;
        const right = B[b2 + k]!;
        const upper = A[a0 + k]!;
        s00 += upper * left;
        s01 += upper * middle;
        s02 += upper * right;
        const centre = A[a1 + k]!;
        s10 += centre * left;
        s11 += centre * middle;
        s12 += centre * right;
        const lower = A[a2 + k]!;
        s20 += lower * left;
        s21 += lower * middle;
        s22 += lower * right;
      }
      C[a0 + j]! -= s00;
      C[a0 + j + 1]! -= s01;
      C[a0 + j + 2]! -= s02;
      C[a1 + j]! -= s10;
      C[a1 + j + 1]! -= s11;
      C[a1 + j + 2]! -= s12;
      C[a2 + j]! -= s20;
      C[a2 + j + 1]! -= s21;
      C[a2 + j + 2]! -= s22;
    }
  }
}

/** Replaces the lower triangle of A by L with A = L L'; returns log det A. What stands above the diagonal is lost. */
export function cholesky(A: Float64Array, n: number): number {
  let logDet = 0;
  for (let k0 = 0; k0 < n; k0 += block) {
    const k1 = Math.min(k0 + block, n);
    for (let j = k0; j < k1; j += tile) {
      subtractProduct(A, A, A, n, [j, n], [j, j + tile], [k0, j]);
      logDet += factorColumns(A, n, j);
    }
    for (let i0 = k1; i0 < n; i0 += block) {
      const i1 = Math.min(i0 + block, n);
      subtractProduct(A, A, A, n, [i0, i1], [k1, i1], [k0, k1]);
    }
  }
  return logDet;
}

/** The columns of one tile, from which all columns before it have been taken. */
function factorColumns(A: Float64Array, n: number, j: number): number {
  let logDet = 0;
  for (let i = j; i < n; i++) {
    for (let k = j; k < j + tile && k <= i; k++) {
      let rest = A[i * n + k]!;
      for (let q = j; q < k; q++) rest -= A[i * n + q]! * A[k * n + q]!;
      if (k < i) A[i * n + k] = rest / A[k * n + k]!;
      else {
        A[i * n + i] = root(rest);
        logDet += 2 * Math.log(A[i * n + i]!);
      }
    }
  }
  return logDet;
}

/** A pivot that rounding made 0 or negative stands for a direction that the data and the prior leave open. */
const root = (pivot: number) => Math.sqrt(pivot > 1e-300 ? pivot : 1e-300);

/** L^-T, row-major, zero below the diagonal: its row j is column j of L^-1. */
export function inverseFactor(L: Float64Array, n: number, T: Float64Array): Float64Array {
  T.fill(0);
  for (let i0 = 0; i0 < n; i0 += block) {
    const i1 = Math.min(i0 + block, n);
    for (let j0 = 0; j0 < i0; j0 += block) subtractProduct(T, T, L, n, [j0, j0 + block], [i0, i1], [j0, i0]);
    for (let i = i0; i < i1; i += tile) {
      subtractProduct(T, T, L, n, [0, i], [i, i + tile], [i0, i]);
      for (let row = 0; row < i + tile; row++) {
        for (let k = Math.max(i, row); k < i + tile; k++) {
          let rest = row === k ? 1 : T[row * n + k]!;
          for (let q = i; q < k; q++) rest -= T[row * n + q]! * L[k * n + q]!;
          T[row * n + k] = rest / L[k * n + k]!;
        }
      }
    }
  }
  return T;
}

/** V = T T' = (L L')^-1, both triangles. */
export function inverse(T: Float64Array, n: number, V: Float64Array): Float64Array {
  V.fill(0);
  for (let k0 = 0; k0 < n; k0 += block) {
    const k1 = Math.min(k0 + block, n);
    for (let i0 = 0; i0 < k1; i0 += block) {
      const i1 = Math.min(i0 + block, n);
      subtractProduct(V, T, T, n, [i0, i1], [0, i1], [k0, k1]);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -V[i * n + j]!;
      V[i * n + j] = value;
      V[j * n + i] = value;
    }
  }
  return V;
}

/** Solves L L' x = b in place. */
export function solveFactored(L: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    let rest = b[i]!;
    for (let k = 0; k < i; k++) rest -= L[i * n + k]! * b[k]!;
    b[i] = rest / L[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const value = b[i]! / L[i * n + i]!;
    b[i] = value;
    for (let k = 0; k < i; k++) b[k]! -= L[i * n + k]! * value;
  }
  return b;
}

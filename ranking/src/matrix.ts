/**
 * Symmetric positive definite matrices: Cholesky factor and inverse, on row-major Float64Arrays of even order (an odd
 * one gets a last row and column of the identity, see `evenOrder`). All three loops are sums of products of two rows,
 * done by one kernel on tiles of 2 × 2, in blocks that stay in the cache (Golub and Van Loan, Matrix Computations,
 * 4th ed., 4.2).
 */
export const evenOrder = (order: number) => order + (order % 2);

const block = 32;

/** C[i, j] -= sum over k of A[i, k] B[j, k], for rows i, j and columns k in the given half-open, even ranges. */
export function subtractProduct(
  C: Float64Array,
  A: Float64Array,
  B: Float64Array,
  n: number,
  [i0, i1]: readonly [number, number],
  [j0, j1]: readonly [number, number],
  [k0, k1]: readonly [number, number],
) {
  for (let i = i0; i < i1; i += 2) {
    const a0 = i * n;
    const a1 = a0 + n;
    for (let j = j0; j < j1; j += 2) {
      const b0 = j * n;
      const b1 = b0 + n;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = k0; k < k1; k++) {
        const upper = A[a0 + k]!;
        const lower = A[a1 + k]!;
        const left = B[b0 + k]!;
        const right = B[b1 + k]!;
        s00 += upper * left;
        s01 += upper * right;
        s10 += lower * left;
        s11 += lower * right;
      }
      C[a0 + j]! -= s00;
      C[a0 + j + 1]! -= s01;
      C[a1 + j]! -= s10;
      C[a1 + j + 1]! -= s11;
    }
  }
}

/** Replaces the lower triangle of A by L with A = L L'; returns log det A. What stands above the diagonal is lost. */
export function cholesky(A: Float64Array, n: number): number {
  let logDet = 0;
  for (let k0 = 0; k0 < n; k0 += block) {
    const k1 = Math.min(k0 + block, n);
    for (let j = k0; j < k1; j += 2) {
      subtractProduct(A, A, A, n, [j, n], [j, j + 2], [k0, j]);
      logDet += factorTwoColumns(A, n, j);
    }
    for (let i0 = k1; i0 < n; i0 += block) {
      const i1 = Math.min(i0 + block, n);
      subtractProduct(A, A, A, n, [i0, i1], [k1, i1], [k0, k1]);
    }
  }
  return logDet;
}

function factorTwoColumns(A: Float64Array, n: number, j: number): number {
  const first = root(A[j * n + j]!);
  const below = A[(j + 1) * n + j]! / first;
  const second = root(A[(j + 1) * n + j + 1]! - below * below);
  A[j * n + j] = first;
  A[(j + 1) * n + j] = below;
  A[(j + 1) * n + j + 1] = second;
  for (let at = (j + 2) * n + j; at < n * n; at += n) {
    const left = A[at]! / first;
    A[at] = left;
    A[at + 1] = (A[at + 1]! - left * below) / second;
  }
  return 2 * (Math.log(first) + Math.log(second));
}

/** A pivot that rounding made 0 or negative stands for a direction that the data and the prior leave open. */
const root = (pivot: number) => Math.sqrt(pivot > 1e-300 ? pivot : 1e-300);

/** L^-T, row-major, zero below the diagonal: its row j is column j of L^-1. */
export function inverseFactor(L: Float64Array, n: number, T: Float64Array): Float64Array {
  T.fill(0);
  for (let i0 = 0; i0 < n; i0 += block) {
    const i1 = Math.min(i0 + block, n);
    for (let j0 = 0; j0 < i0; j0 += block) subtractProduct(T, T, L, n, [j0, j0 + block], [i0, i1], [j0, i0]);
    for (let i = i0; i < i1; i += 2) {
      subtractProduct(T, T, L, n, [0, i], [i, i + 2], [i0, i]);
      const first = L[i * n + i]!;
      const below = L[(i + 1) * n + i]!;
      const second = L[(i + 1) * n + i + 1]!;
      T[i * n + i] = 1;
      T[(i + 1) * n + i + 1] = 1;
      for (let at = i; at < (i + 2) * n; at += n) {
        const left = T[at]! / first;
        T[at] = left;
        T[at + 1] = (T[at + 1]! - left * below) / second;
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

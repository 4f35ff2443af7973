import { CholeskyDecomposition, inverse as invert, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { cholesky, inverse, inverseFactor, solveFactored } from './matrix.ts';
import { gaussians } from './round.testing.ts';

describe('the matrices agree with ml-matrix', () => {
  test.each([3, 6, 45, 48, 51, 96, 99, 201])('of order %i', (n) => {
    const normal = gaussians(n);
    const root = new Matrix(Array.from({ length: n }, () => Array.from({ length: n }, normal)));
    const A = root.mmul(root.transpose()).add(Matrix.eye(n, n));
    const oracle = new CholeskyDecomposition(A).lowerTriangularMatrix;

    const L = Float64Array.from(A.to1DArray());
    const logDet = cholesky(L, n);
    const T = inverseFactor(L, n, new Float64Array(n * n));
    const V = inverse(T, n, new Float64Array(n * n));
    const b = Float64Array.from({ length: n }, normal);
    const x = solveFactored(L, n, b.slice());

    const inverseOracle = invert(A);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (j <= i) expect(L[i * n + j]).toBeCloseTo(oracle.get(i, j), 9);
        if (j < i) expect(T[i * n + j]).toBe(0);
        expect(V[i * n + j]).toBeCloseTo(inverseOracle.get(i, j), 9);
      }
    }
    const logOracle = oracle.diagonal().reduce((sum, value) => sum + 2 * Math.log(value), 0);
    expect(logDet).toBeCloseTo(logOracle, 8);
    const product = A.mmul(Matrix.columnVector(x)).to1DArray();
    for (const [i, value] of product.entries()) expect(value).toBeCloseTo(b[i]!, 8);
  });
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: [path('./src/expo.setup.ts')],
    // One browser and one Expo at a time on two cores.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  // For modules with runes.
  plugins: [svelte({ configFile: false })],
  // One copy of graphql: without this, Vite takes its ES build while @apollo/subgraph requires the CommonJS one.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['{kit,gateway,ranking,app,subgraphs/*}/src/**/*.test.ts', 'web/src/**/*.test.ts', 'schema/*.test.ts'],
    globalSetup: [path('./kit/src/testing.setup.ts')],
    execArgv: ['--import', path('./kit/fast-drizzle.mjs')],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

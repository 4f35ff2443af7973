import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/paraglide',
      emitTsDeclarations: true,
      // The address alone says the language: Vietnamese at /, English at /en. Nothing is guessed and no cookie is set.
      strategy: ['url', 'baseLocale'],
    }),
    sveltekit({ adapter: adapter() }),
  ],
  // Fonts stay files: inlined they would be fetched again with every change of the styles.
  build: { assetsInlineLimit: 0 },
  test: { include: ['src/**/*.test.ts'] },
});

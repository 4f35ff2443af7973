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
    sveltekit({
      adapter: adapter(),
      // The server says which page an address is, so that the home page does not grow with every page of work.
      router: { resolution: 'server' },
      // Nothing comes from another host, and nobody puts our pages into a frame. Styles are inline because bars have widths.
      csp: {
        directives: {
          'default-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self', 'ws:', 'wss:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  build: {
    // Fonts stay files: inlined they would be fetched again with every change of the styles.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The framework's parts that most pages share are one file: in twenty small ones they compress worse.
        codeSplitting: { groups: [{ name: 'svelte', test: /node_modules\/(svelte|@sveltejs)\//, minShareCount: 6 }] },
      },
    },
  },
  // `vite dev` shows pages as they are edited, over an app that runs beside it.
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/graphiql', '/api'].map((path) => [
        path,
        { target: 'http://127.0.0.1:3000', ws: true, xfwd: true },
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts'] },
});

import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The words of papers and of the terminal program are the back end's: the window does not carry them. */
const wordsOfTheWindow: Plugin = {
  name: 'words-of-the-window',
  transform(code, id) {
    if (!id.endsWith('/locales/en.json')) return undefined;
    const words = Object.entries(JSON.parse(code) as Record<string, string>);
    const entries = words.filter(([key]) => !/^(cli|paper)\./.test(key));
    return JSON.stringify(Object.fromEntries(entries));
  },
};

export default defineConfig({
  // The json plugin of Vite comes after: it makes a module of what is left.
  plugins: [{ ...wordsOfTheWindow, enforce: 'pre' }, svelte(), svelteTesting()],
  clearScreen: false,
  resolve: { alias: { '@locales': fromHere('../src-tauri/core/locales') } },
  server: {
    port: 1420,
    strictPort: true,
    fs: { allow: [fromHere('.'), fromHere('../src-tauri/core/locales')] },
  },
  build: {
    // The web views the program ships with: WebView2, WKWebView and WebKitGTK of 2024 or later.
    target: ['es2022', 'safari17.5', 'chrome123'],
    cssTarget: ['safari17.5', 'chrome123'],
    // Fonts stay files: the content security policy allows no data: fonts for the window itself.
    assetsInlineLimit: 0,
    // All that the first picture needs is one script: each file more is a turn of the shell's one thread.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    // Dates and times are shown in the time zone of the computer; the tests set a fixed one.
    env: { TZ: 'Europe/Tallinn' },
  },
});

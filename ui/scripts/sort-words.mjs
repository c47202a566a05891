// Keeps the words sorted by key, so that two people who add some rarely meet. `--check` only looks.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../../src-tauri/core/locales/en.json', import.meta.url);
const before = readFileSync(path, 'utf8');
const entries = Object.entries(JSON.parse(before)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
const after = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;

if (before !== after) {
  if (process.argv.includes('--check')) {
    console.error('locales/en.json is not sorted by key: run `npm run format` in ui/.');
    process.exit(1);
  }
  writeFileSync(path, after);
}

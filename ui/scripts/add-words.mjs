// Adds the keys of a JSON file to locales/en.json and keeps it sorted: node scripts/add-words.mjs WORDS.json
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../../src-tauri/core/locales/en.json', import.meta.url);
const words = JSON.parse(readFileSync(path, 'utf8'));
Object.assign(words, JSON.parse(readFileSync(process.argv[2], 'utf8')));
const sorted = Object.entries(words).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
writeFileSync(path, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);

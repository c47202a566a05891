// Prints what the window loads at start, compressed, beside the budget of 120 kB of script.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = readFileSync(new URL('index.html', dist), 'utf8');
const first = [...manifest.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((m) => m[1]);
const kB = (path) => gzipSync(readFileSync(new URL(path, dist))).length / 1000;

let script = 0;
for (const path of new Set(first)) {
  const size = kB(path);
  if (path.endsWith('.js')) script += size;
  console.log(`${size.toFixed(1).padStart(7)} kB  ${path}`);
}
console.log(`${script.toFixed(1).padStart(7)} kB  script at start, compressed; budget 120 kB`);
if (script > 120) process.exit(1);

// Prints the size of the window's script: what loads at start against the budget of 120 kB, and all of it.
// gzip, as such sizes are usually told; brotli, as the program carries it.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const atStart = new Set(
  [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path),
);
// The preview of a paper and its worker are fetched only when a summary is looked at.
const all = readdirSync(new URL('assets/', dist))
  .filter((name) => name.endsWith('.js') && !name.startsWith('pdf'))
  .map((name) => `assets/${name}`);

function total(paths) {
  const sum = { gzip: 0, brotli: 0 };
  for (const path of paths) {
    const bytes = readFileSync(new URL(path, dist));
    sum.gzip += gzipSync(bytes).length / 1000;
    sum.brotli += brotliCompressSync(bytes).length / 1000;
  }
  return sum;
}
const line = (name, sum) =>
  console.log(
    `${name.padEnd(28)} gzip ${sum.gzip.toFixed(1)} kB   brotli ${sum.brotli.toFixed(1)} kB`,
  );

const start = total(atStart);
line('script at start (max 120)', start);
line('all script but the preview', total(all));
if (start.gzip > 120) process.exit(1);

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a container is measured in rem: WebKit compares pixels with its width times the zoom', () => {
  const asked = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|css)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(`src/${file}`, 'utf8').matchAll(/@container[^{]*/g)].map(
        (found) => found[0],
      ),
    );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((query) => !/\d+rem\)/.test(query))).toEqual([]);
});

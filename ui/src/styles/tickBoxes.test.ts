import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What the style sheets say of tick boxes and radio buttons. */
const rules = (file: string) =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/([^{}]*)\{([^{}]*)\}/g)]
    .filter(([, selector]) => /input.*(checkbox|radio)/.test(selector ?? ''))
    .map(([, , body]) => body ?? '');

test('every tick box has its size from one place, whatever form it stands in', () => {
  const [base] = rules('styles/base.css');
  expect(base).toMatch(/\bwidth: 16px/);
  expect(base).toMatch(/\bheight: 16px/);
  expect(base).toMatch(/\bflex: none/);
});

test('no form makes a tick box smaller', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const said = files.filter((file) => file.endsWith('.svelte')).flatMap(rules);
  const small = said.flatMap((body) => [...body.matchAll(/\b(?:width|height): (\d+)px/g)]);
  expect(small.filter(([, size]) => Number(size) < 16)).toEqual([]);
});

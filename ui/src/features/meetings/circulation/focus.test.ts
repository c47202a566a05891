import { beforeEach, expect, test } from 'vitest';
import { focusComment, focusNextStep } from './focus';

const at = () => document.activeElement?.id;
beforeEach(() => (document.body.innerHTML = ''));

test('after a step the keyboard is on the next one, and on the title rather than on Remove', async () => {
  const steps = (
    next: string,
  ) => `<div class="circulation"><article><h2 id="title" tabindex="-1">S</h2>
    <div class="steps"><button id="next" ${next}>Circulate</button><button data-removes>Remove</button></div></article></div>`;
  document.body.innerHTML = steps('');
  await focusNextStep();
  expect(at()).toBe('next');
  document.body.innerHTML = steps('disabled');
  await focusNextStep();
  expect(at()).toBe('title');
});

test('after a comment was answered the keyboard is on the next one that is open', async () => {
  const row = (id: string, state: string) =>
    `<div data-comment="${id}" data-state="${state}"><button id="${id}-answer">Accept</button><button data-removes>Remove</button></div>`;
  document.body.innerHTML = row('1', 'open') + row('2', 'accepted') + row('3', 'open');
  await focusComment('2');
  expect(at()).toBe('3-answer');
  await focusComment('3');
  expect(at()).toBe('1-answer');
  document.body.innerHTML = row('1', 'accepted');
  await focusComment('1');
  expect(at()).toBe('1-answer');
});

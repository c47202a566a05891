// One file, two people: one writes, the other is told who does, and reads.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey, start } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const file = (home) => join(home, 'IT Coalition.chancery')

/** Runs in the page: what could be written into or chosen, apart from searches. */
function writable() {
  const kinds = ['input:not([type="search"])', 'select', 'textarea', '[contenteditable="true"]']
  const boxes = [...document.querySelectorAll(`main :is(${kinds.join(', ')})`)]
  const free = boxes.filter((box) => !box.disabled && !box.readOnly && box.checkVisibility())
  return free.map((box) => box.labels?.[0]?.textContent.trim() ?? box.ariaLabel ?? box.id)
}

async function reads(app) {
  const k = new Keyboard(app)
  await app.byText(/^Read-only: Secretariat \(desk\) has had the file open since /)
  await k.page('Meetings')
  assert.equal(await app.count('button', 'New meeting'), 0)
  await k.open('Second meeting')
  // On two tabs a person chooses what is shown; that writes nothing.
  for (const [tab, seen, choices = []] of [
    ['Details', '3 April 2024 · Luxembourg'],
    ['Participation', 'observer countries', ['Presence for']],
    ['Agenda and minutes', 'Procurement planning roadmap'],
    ['Outcomes', 'The Steering Group established four thematic expert teams'],
    ['Documents', 'Eleven member states of the IT Coalition', ['Document', 'Audience', 'Marking', 'Symbol']],
  ]) {
    await k.tab(tab)
    await app.until(`“${seen}” on ${tab}`, async () => (await app.text()).replace(/\s+/g, ' ').includes(seen))
    assert.deepEqual(await app.web.executeScript(writable), choices, `nothing can be written on ${tab}`)
    await app.axe()
  }
}

journey(
  'who opens a file that somebody has open is told who, and reads',
  (home) => ({ answers: [file(home)] }),
  async (first) => {
    const k = new Keyboard(first)
    await chancery('sample', file(first.home))
    await k.push(/^Open a file/)
    await first.byRole('navigation', 'Pages')
    const second = await start({ home: first.home, args: [file(first.home)] })
    try {
      await reads(second)
    } finally {
      await second.quit()
    }
    await k.page('Meetings')
    await first.byRole('button', 'New meeting')
  },
)

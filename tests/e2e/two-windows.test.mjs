// One file, two people: one writes, the other is told who does, and reads.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey, start } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const file = (home) => join(home, 'IT Coalition.chancery')

/** Runs in the page: what could be written into, apart from searches. */
function writable() {
  const boxes = [...document.querySelectorAll('main :is(input:not([type="search"]), select, textarea)')]
  return boxes.filter((box) => !box.disabled && !box.readOnly && box.checkVisibility()).map((box) => box.id || box.ariaLabel)
}

async function reads(app) {
  const k = new Keyboard(app)
  await app.byText(/^Reading only: Secretariat \(desk\) has the file since /)
  await k.page('Meetings')
  assert.equal(await app.count('button', 'New meeting'), 0)
  await k.open('Second meeting')
  for (const [tab, seen] of [
    ['Details', '3 April 2024 · Luxembourg'],
    ['Participation', 'observer countries'],
    ['Agenda and minutes', 'Procurement planning roadmap'],
    ['Outcomes', 'The Steering Group established four thematic expert teams'],
    ['Papers', 'Eleven member states of the IT Coalition'],
  ]) {
    await k.tab(tab)
    await app.until(`“${seen}” on ${tab}`, async () => (await app.text()).replace(/\s+/g, ' ').includes(seen))
    assert.deepEqual(await app.web.executeScript(writable), [], `nothing can be written on ${tab}`)
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

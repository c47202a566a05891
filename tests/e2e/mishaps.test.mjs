// What goes otherwise than meant: a change too many, a wrong date, a delegation removed, a character nobody can print.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { promisify } from 'node:util'
import { journey } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const sample = { args: ['--sample'] }

// A file that an earlier program wrote, which took in what no paper can print.
const folder = await mkdtemp(join(tmpdir(), 'chancery-e2e-'))
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
const file = join(folder, 'earlier.chancery')
await chancery('sample', file)
const earlier = `
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("UPDATE agenda_item SET minutes = ? WHERE number = 1", sys.argv[2:])
db.close()`
await promisify(execFile)('python3', ['-c', earlier, file, 'The roadmap was welcomed 🚀 by all.'])

async function openMeeting(app, tab) {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab(tab)
  return k
}

/** The words that are read out with a box. */
function beside(app, box) {
  const words = (box) => (box.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
  return app.web.executeScript(`return (${words})(arguments[0]).join(' ')`, box)
}

journey('a change is taken back and brought again by keyboard, and the window says which', sample, async (app) => {
  const k = await openMeeting(app, 'Details')
  const venue = async () => (await app.byLabel('Venue')).getAttribute('value')
  await k.write('Venue', 'Kirchberg')
  await app.press('Tab')
  await app.waitForSaved()
  await app.press('Control+z')
  await app.byText('Undone: meeting saved')
  await app.until('the venue to be empty', async () => (await venue()) === '')
  await app.press('Control+Shift+z')
  await app.byText('Brought back: meeting saved')
  await app.until('the venue to be back', async () => (await venue()) === 'Kirchberg')
  await app.axe()
})

journey('a date that is none stays as it was typed, with the reason beside it', sample, async (app) => {
  const k = await openMeeting(app, 'Details')
  await k.write('Date', '31 April 2024')
  await app.press('Tab')
  const box = await app.byLabel('Date')
  assert.equal(await box.getAttribute('value'), '31 April 2024')
  assert.equal(await box.getAttribute('aria-invalid'), 'true')
  assert.match(await beside(app, box), /Not understood as a date\. Write for example 3 April 2024/)
  await app.byText(/^Not saved: 1 field needs attention/)
  await app.axe()
  await app.press('Shift+Tab')
  await k.write('Date', '4 April 2024')
  await app.press('Tab')
  await app.waitForSaved()
})

journey('a delegation that was removed comes back from the message that says so', sample, async (app) => {
  const k = await openMeeting(app, 'Participation')
  await k.to(/^Presence of /)
  await app.press('/')
  await app.type('Icel')
  await app.press('Enter')
  await k.lands('Presence of Iceland')
  await app.press('Delete')
  await app.byText('Removed: Iceland')
  await app.gone('button', 'Remove Iceland')
  await k.lands('Italy')
  await k.push('Undo')
  await app.byRole('button', 'Remove Iceland')
  await k.to('Italy', { back: true })
  await app.press('Control+Home')
  await app.axe()
})

journey('a character that no typeface has is refused where it is typed, and never reaches a paper', sample, async (app) => {
  const k = await openMeeting(app, 'Agenda and minutes')
  await k.write('Minutes', 'The roadmap was welcomed 🚀 by all.')
  await app.byText(/^Not saved: 1 field needs attention/)
  const box = await app.byLabel('Minutes')
  assert.equal(await box.getText(), 'The roadmap was welcomed 🚀 by all.')
  assert.equal(await box.getAttribute('aria-invalid'), 'true')
  assert.match(await beside(app, box), /a character that cannot be printed.* \(U\+1F680\)\. Write it another way\./)
  await app.axe()
  await app.press('Control+a')
  await app.type('The roadmap was welcomed by all.')
  await app.waitForSaved()
  assert.equal(await (await app.byLabel('Minutes')).getAttribute('aria-invalid'), null)
})

journey('a character that a file holds already is found by the checks, and named where the summary would be', { args: [file] }, async (app) => {
  const k = await openMeeting(app, 'Checks')
  const found = await app.byText(/^“The roadmap was welcomed 🚀 by all\.” cannot be printed: it contains the character U\+1F680\./)
  assert.match(await found.getText(), /Write it another way\.$/)
  await app.axe()
  await k.tab('Documents')
  const text = await (await app.byRole('alert')).getText()
  assert.match(text, /A character cannot be printed/)
  assert.match(text, /“🚀” \(U\+1F680\) in “[^”]*welcomed 🚀 by all/)
  await app.axe()
})

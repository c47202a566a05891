// A backup is made, looked at and gone back to; going back can be taken back.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

async function atTheVenue(k, app) {
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Details')
  return app.byLabel('Venue')
}

async function venueIs(k, app, words) {
  const venue = await atTheVenue(k, app)
  await app.until(`the venue “${words}”`, async () => (await venue.getAttribute('value')) === words)
  return venue
}

async function writeVenue(k, app) {
  await atTheVenue(k, app)
  await k.write('Venue', 'Kirchberg')
  await app.press('Tab')
  await app.waitForSaved()
}

async function restoreIt(k, app, push) {
  await k.push(push)
  await app.byRole('dialog', 'Restore this backup?')
  await k.push('Restore')
  await app.byText(/^Restored\. The previous state is kept as a backup: \d{4}-\d\d-\d\d .+\.chancery$/)
}

async function lookedAt(k, app) {
  await k.push(/^View/)
  await app.byText(/^This is a backup, made .+\. It is read-only\.$/)
  const venue = await venueIs(k, app, '')
  assert.equal(await venue.isEnabled(), false)
  assert.equal(await app.count('button', 'Prepare next meeting'), 0)
  await app.axe()
}

journey('a backup is looked at, gone back to, and left again', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Settings')
  await k.push('Back up now')
  await app.byText(/^Backed up and verified:/)
  await writeVenue(k, app)

  await k.page('Settings')
  await lookedAt(k, app)
  await k.push('Back to the file', { back: true })
  await app.gone('button', 'Back to the file')
  await venueIs(k, app, 'Kirchberg')

  await k.page('Settings')
  await restoreIt(k, app, /^Restore /)
  await venueIs(k, app, '')
  await k.push('Undo')
  await app.until('the venue from before', async () => (await (await app.byLabel('Venue')).getAttribute('value')) === 'Kirchberg')

  await k.page('Settings')
  await app.byRole('table')
  await lookedAt(k, app)
  await restoreIt(k, app, 'Restore this backup')
  await app.gone('button', 'Back to the file')
  await venueIs(k, app, '')
  await app.press('Control+z')
  await venueIs(k, app, 'Kirchberg')
})

const named = (home, name) => join(home, `${name}.chancery`)

journey(
  'a copy is restored into a new file from the first screen, and stays as it is',
  (home) => ({ answers: [named(home, 'Copy'), named(home, 'Again')] }),
  async (app) => {
    const k = new Keyboard(app)
    await chancery('sample', named(app.home, 'First'))
    await chancery('backup', named(app.home, 'First'), '-o', named(app.home, 'Copy'))
    const before = await readFile(named(app.home, 'Copy'))
    await k.push(/^Restore a backup/)
    await app.byText('Again.chancery')
    await writeVenue(k, app)
    assert.deepEqual(await readFile(named(app.home, 'Copy')), before)
  },
)

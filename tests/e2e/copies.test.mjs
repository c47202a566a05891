// Two offices with a copy of one file each: what both changed is decided in the window, the rest comes by itself.
import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const shows = (app, words) =>
  app.until(`“${words}”`, async () => (await app.text()).replace(/\s+/g, ' ').includes(words))

async function setCity(app, k, city, venue) {
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Details')
  await k.write('City', city)
  if (venue) await k.write('Venue', venue)
  await app.waitForSaved()
}

journey(
  'a copy that was edited elsewhere is taken in, and what both changed is decided',
  (home) => {
    const [here, there] = ['here', 'there'].map((name) => join(home, `${name}.chancery`))
    return { answers: [here, there, there, here, there] }
  },
  async (app) => {
    const k = new Keyboard(app)
    const [here, there] = ['here', 'there'].map((name) => join(app.home, `${name}.chancery`))
    await chancery('sample', here)
    copyFileSync(here, there)

    await k.push(/^Open a file/)
    await app.byRole('navigation', 'Pages')
    await setCity(app, k, 'Here-on-Sea')
    await k.page('Settings')
    // A file is no copy of itself, and the answer says so.
    await k.push('Close this file')
    await k.push(/^Open a file/)
    await app.byRole('navigation', 'Pages')
    await setCity(app, k, 'There-on-Sea', 'Hall 017')
    await k.page('Settings')
    await k.push('Merge another copy…')
    await shows(app, 'This is the same file as the one that is open. Choose another copy of it.')
    await app.press('Escape')
    await app.gone('dialog', 'Merge another copy')
    await k.push('Close this file')
    await k.push(/^Open a file/)
    await app.byRole('navigation', 'Pages')

    await k.page('Settings')
    await k.push('Merge another copy…')
    await app.byRole('dialog', 'Merge another copy')
    // City and venue are saved in one step or in two, as the typing falls.
    await app.byText(/^Since the copies diverged: 1 change in this file, (1 change|2 changes) in the other copy\.$/)
    await shows(app, '1 place to decide')
    assert.equal(await (await app.byRole('button', 'Merge the copy')).isEnabled(), false)
    await app.axe()
    await app.screenshot('copies-decide')
    await k.push('Keep all theirs')
    await shows(app, 'Changed (1)')
    await app.axe()
    await k.push('Merge the copy')
    await app.gone('dialog', 'Merge another copy')
    await shows(app, 'The other copy was merged: 1 record')
    await k.page('Meetings')
    await k.open('Second meeting')
    await shows(app, 'There-on-Sea')
    await app.press('Control+z')
    await shows(app, 'Here-on-Sea')
    await app.press('Control+Shift+z')
    await shows(app, 'There-on-Sea')
    await chancery('verify', here)
    assert.equal(app.effort.clicks, 0)
  },
)

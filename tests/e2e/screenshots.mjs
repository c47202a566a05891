// Pictures of every screen, light and dark, for docs/screenshots. Run by scripts/screenshots, with names to take only those.
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { start } from './support/app.mjs'

const folder = resolve(import.meta.dirname, '../../docs/screenshots')
const wanted = process.argv.slice(2)

/** A page of the sidebar, known by its heading. */
const page = (name, heading = name) => async (app) => {
  await app.click('link', new RegExp(`^${name}`))
  await app.byRole('heading', heading, { level: 1 })
}

/** A row of a list, opened; known by its heading. */
const row = (name) => async (app) => {
  await app.click('link', name)
  await app.byRole('heading', name)
}

/** A tab of the page that is open. */
const tab = (name) => async (app) => {
  await app.click('link', new RegExp(`^${name}`))
  await app.until(`the tab ${name}`, async () => {
    const link = await app.byRole('link', new RegExp(`^${name}`))
    return (await link.getAttribute('aria-current')) === 'page'
  })
}

async function drawn(app) {
  await tab('Summary')(app)
  await app.until('a drawn page', () => app.web.executeScript(() => document.querySelector('canvas') !== null), 20_000)
}

// Each screen: its name, and how to get there from the one before.
const withoutFile = [
  ['welcome', (app) => app.byRole('button', /^Create a coalition/)],
  ['welcome-create', (app) => app.click('button', /^Create a coalition/)],
]

const withSample = [
  ['overview', (app) => app.byRole('heading', 'IT Coalition', { level: 1 })],
  ['meetings', page('Meetings')],
  ['meeting-details', row('Second meeting')],
  ['meeting-participation', tab('Participation')],
  ['meeting-minutes', tab('Agenda and minutes')],
  ['meeting-outcomes', tab('Outcomes')],
  ['meeting-summary', drawn],
  ['members', page('Members')],
  ['people', page('People')],
  ['teams', page('Expert teams')],
  ['pledges', page('Pledges')],
  ['actions', page('Actions')],
  ['settings', page('Settings')],
  ['shortcuts', (app) => app.press('Control+/')],
]

async function take(screens, options) {
  // Not a folder with a made-up name: the settings show it.
  const home = join(tmpdir(), 'Secretariat')
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  const app = await start({ home, ...options })
  try {
    for (const [name, open] of screens) {
      await open(app)
      await app.settled()
      const picture = `${name}-${options.dark ? 'dark' : 'light'}`
      if (wanted.length === 0 || wanted.includes(name)) console.log(await app.screenshot(picture, folder))
    }
  } finally {
    await app.quit()
    await rm(home, { recursive: true, force: true })
  }
}

for (const dark of [false, true]) {
  await take(withoutFile, { dark })
  await take(withSample, { dark, args: ['--sample'] })
}

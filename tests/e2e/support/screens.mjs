// Every screen, and how a person gets there.
import { Keyboard } from './keyboard.mjs'

/** A page of the sidebar, known by its heading. */
const page = (name, heading = name) => async (app) => {
  await app.click('link', new RegExp(`^${name}`))
  await app.byRole('heading', heading, { level: 1 })
}

/** A row of a list, opened; known by its heading. */
const row = (name, heading = name) => async (app) => {
  await app.click('link', name)
  await app.byRole('heading', heading, { level: 1 })
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
  await tab('Documents')(app)
  await app.until('a drawn page', () => app.web.executeScript(() => document.querySelector('canvas') !== null), 20_000)
}

// Each screen: its name, and how to get there from the one before.
export const withoutFile = [
  ['welcome', (app) => app.byRole('button', /^Create a coalition/)],
  ['welcome-create', (app) => app.click('button', /^Create a coalition/)],
]

export const withSample = [
  ['overview', (app) => app.byRole('heading', 'IT Coalition', { level: 1 })],
  ['meetings', page('Meetings')],
  ['meeting-details', row('Second meeting')],
  ['meeting-participation', tab('Participation')],
  ['meeting-minutes', tab('Agenda and minutes')],
  ['meeting-outcomes', tab('Outcomes')],
  ['meeting-summary', drawn],
  ['meeting-checks', tab('Checks')],
  ['meeting-circulation', tab('Circulation')],
  ['members', page('Members')],
  ['people', page('People')],
  ['bodies', page('Bodies and teams')],
  ['pledges', page('Pledges')],
  ['pledges-charts', tab('Charts')],
  ['procurement-lines', tab('Purchases')],
  ['roadmap', tab('Roadmap')],
  ['reported-totals', tab('Reported totals')],
  ['actions', page('Actions')],
  ['decisions', page('Decisions')],
  ['settings', page('Settings')],
  ['rates', row('Open exchange rates', 'Exchange rates')],
  ['shortcuts', (app) => app.press('Control+/')],
]

/** The purpose of the coalition in other words, and where the copies become one. */
const purpose = (words) => async (app) => {
  const k = new Keyboard(app)
  await k.push(/^Open a file/)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await row('Edit the coalition', 'IT Coalition')(app)
  await k.write('Purpose', words)
  await app.waitForSaved()
  await k.page('Settings')
}

/** Another copy of the file, which changed what was changed here too. */
export const withCopies = [
  [
    'copies',
    async (app) => {
      const k = new Keyboard(app)
      await purpose('IT, communications and cybersecurity for Ukraine’s Ministry of Defence and Armed Forces')(app)
      await k.push('Close this file')
      await purpose('Supports Ukraine’s Ministry of Defence and Armed Forces in IT, communications and cybersecurity')(app)
      await k.push('Merge another copy…')
      await app.byText('1 place to decide')
    },
  ],
]

/** A place by its address, known by its heading. */
const at = (address, heading) => async (app) => {
  await app.press('Escape')
  await app.web.executeScript((address) => (location.hash = `#/${address}`), address)
  await app.byRole('heading', heading, { level: 1 })
}

/** A record, from the page of the sidebar that lists it. */
const record = (list, name, heading) => async (app) => {
  await new Keyboard(app).page(list)
  await row(name, heading)(app)
}

/** One record of each kind, and what is asked for when one begins. */
export const records = [
  ['coalition', row('Edit the coalition', 'IT Coalition')],
  ['member', record('Members', 'Estonia')],
  ['person', record('People', 'Tuuli Duneton')],
  ['body', record('Bodies and teams', 'Thematic expert teams')],
  ['pledge', record('Pledges', 'Germany', 'SAP licences')],
  ['instruments', (app) => new Keyboard(app).page('Members').then(() => new Keyboard(app).tab('Instruments'))],
  ['instrument', row('Cooperation agreement')],
  ['sources', (app) => app.press('Alt+1').then(() => row(/^\d+ sources$/, 'Sources')(app))],
  ['source', row('Deuxième réunion de la coalition IT')],
  ['meeting-begun', (app) => new Keyboard(app).page('Meetings').then(() => new Keyboard(app).begin('New meeting'))],
]

/** The register of pledges, once it was filled with something in every part of it. */
export const register = [
  ['pledge-whole', at('pledges/01900000-0000-7000-9000-000000000003', 'Workstations')],
  ['pledge-event', (app) => app.click('button', /^28.June 2025 delivered/)],
  ['pledge-event-begun', (app) => new Keyboard(app).push('Record progress').then(() => app.byRole('dialog', 'Record progress'))],
  ['pledge-repeated', at('pledges/01900000-0000-7000-9000-000000000004', 'Workstations, said again')],
  ['procurement-lines-some', at('procurement-lines', 'Purchases')],
  ['procurement-line', row('Workstations, first lot')],
  ['roadmap-some', at('roadmap', 'Roadmap')],
  ['reported-totals-some', at('reported-totals', 'Reported totals')],
  ['reported-total', row('pledged so far, in the words of State 017')],
  ['rates-some', at('rates', 'Exchange rates')],
  ['rate-set', row('Made-up rates')],
]

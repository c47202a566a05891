// Published rates come in by a file: looked at first, written as one step, taken back as one.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journey } from '../support/app.mjs'
import { Keyboard } from '../support/keyboard.mjs'

// Made up, in the form of the publisher.
const history = 'Date,USD,DKK,SEK,\n2001-01-04,2.5,7.25,3.5,\n2001-01-03,2.25,7.125,N/A,\n2001-01-02,2,oops,3,\n'

const shows = (app, words) =>
  app.until(`“${words}”`, async () => (await app.text()).replaceAll('\u00a0', ' ').includes(words))

journey(
  'rates of a file are seen before they are taken, and one step takes them back',
  (home) => {
    const file = join(home, 'rates.csv')
    writeFileSync(file, history)
    return { args: ['--sample'], answers: [file, file] }
  },
  async (app) => {
    const k = new Keyboard(app)
    await app.byRole('heading', 'IT Coalition', { level: 1 })
    await k.page('Settings')
    await k.push('Open exchange rates')
    await app.byRole('heading', 'Exchange rates', { level: 1 })
    await k.push('Import the ECB’s file…')
    await app.byRole('dialog', 'Import published rates')
    await shows(app, '2 days, from 3 January 2001 to 4 January 2001')
    await shows(app, 'Currencies: DKK')
    await shows(app, 'Line 4: “oops”, not a rate')
    await app.axe()
    await app.screenshot('rates-import')
    await k.push('Import 2 rates')
    await app.byRole('heading', 'European Central Bank', { level: 1 })
    await k.lands('European Central Bank')
    await shows(app, '1 EUR = 7.25 DKK')

    await k.push('Import the ECB’s file…')
    await app.byRole('dialog', 'Import published rates')
    await shows(app, '2 are already in the set')
    assert.equal(await (await app.byRole('button', 'Import 0 rates')).isEnabled(), false)
    await app.press('Escape')
    await app.gone('dialog', 'Import published rates')

    await app.press('Control+z')
    await k.page('Settings')
    await shows(app, 'No rate set yet: currencies are not converted.')
    assert.equal(app.effort.clicks, 0)
  },
)

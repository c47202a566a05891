// Any figure unfolds to its events and sources: by keyboard, wherever a figure of the register stands.
import assert from 'node:assert/strict'
import { journey } from '../support/app.mjs'
import { Keyboard } from '../support/keyboard.mjs'
import { fillRegister } from '../support/register.mjs'

const plain = (text) => text.replaceAll('\u00a0', ' ')
const shows = (app, words) => app.until(`“${words}”`, async () => plain(await app.text()).includes(words))

/** Role and name of what has the focus, as the web view tells them to a screen reader. */
async function heard(app) {
  const { role, name } = await app.focus()
  return { role, name: plain(name) }
}

/** The words of the open dialog. */
const readLines = async (app, title) => plain(await (await app.byRole('dialog', title)).getText())

/** Until no dialog is left, not even one that is about to go. */
const closed = (app) =>
  app.until('no dialog', () => app.web.executeScript(() => document.querySelector('[role="dialog"]') === null))

journey(
  'a cell of the register is opened by keyboard, its source is read, and the keyboard comes back',
  { args: ['--sample'] },
  async (app) => {
    const k = new Keyboard(app)
    await app.byRole('heading', 'IT Coalition', { level: 1 })
    await k.page('Pledges')
    await k.write('Search this list', 'denmark')
    await shows(app, '1 of 13 pledges')
    await app.press('ArrowDown')
    await k.lands('Denmark')
    await app.press('ArrowRight')
    await k.lands('DKK 91 000 000')
    // What a screen reader is told: a button, called as it reads, in the column and the row that it stands in.
    assert.deepEqual(await heard(app), { role: 'button', name: 'DKK 91 000 000' })
    await app.byRole('table', 'Pledges')
    await app.byRole('rowheader', 'Denmark')
    await app.byRole('columnheader', 'Amount as announced')
    const rows = () => app.web.executeScript(() => {
      const table = document.querySelector('[role="region"] table')
      return [table.getAttribute('aria-rowcount'), ...[...table.querySelectorAll('[aria-rowindex]')].map((row) => row.ariaRowIndex)]
    })
    assert.deepEqual(await rows(), ['2', '1', '2'])
    await app.press('Enter')
    await app.byRole('dialog', 'Denmark, announced')
    await shows(app, '1 entry counted')
    const lines = await readLines(app, 'Denmark, announced')
    assert.match(lines, /23 January 2024/)
    assert.match(lines, /DKK 91 000 000/)
    const sources = await app.byRole('list', 'Sources')
    assert.match(await sources.getText(), /.+: .+/, 'publisher and title of the source')
    await app.axe()
    await app.press('Escape')
    await app.gone('dialog', 'Denmark, announced')
    await k.lands('DKK 91 000 000')

    // Tab goes the same way, and the stage opens on every line of the ledger.
    await k.to('announced')
    await app.press('Enter')
    await app.byRole('dialog', 'Denmark, all stages')
    await app.press('Escape')
    await k.lands('announced')

    // The sum above the table is called by its stage and its figure.
    await k.to(/^announced DKK 91 000 000$/, { back: true })
    assert.deepEqual(await heard(app), { role: 'button', name: 'Announced DKK 91 000 000' })
    await k.to('What')
    await app.press('Enter')
    await app.until('the order to be told', async () => {
      const head = await app.byRole('columnheader', 'What')
      return (await head.getAttribute('aria-sort')) === 'ascending'
    })
    const said = await app.web.executeScript(() => [...document.querySelectorAll('main [role="status"]')].map((one) => one.textContent))
    assert.ok(said.includes('1 of 13 pledges'), 'how many are shown is said when it changes')

    // Up and down, the keyboard stays in its column.
    await k.to('Search this list', { back: true })
    await app.press('Control+a', 'Delete')
    await shows(app, '13 of 13 pledges')
    await app.press('ArrowDown', 'ArrowRight', 'ArrowDown')
    await app.until('the amount of the second row', () =>
      app.web.executeScript(() => document.activeElement.closest('[data-line="1"]') !== null && document.activeElement.dataset.stop === 'amount'),
    )
    await app.press('ArrowLeft')
    const link = () => app.web.executeScript(() => document.activeElement.matches('[data-line="1"] a'))
    await app.until('the pledge itself', link)
  },
)

journey('a converted cell tells its rate, and a reported total its side of the register', { args: ['--sample'] }, async (app) => {
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await fillRegister(app)
  const k = new Keyboard(app)
  await k.page('Pledges')
  await k.choose('Rates', 'Made-up rates')
  await k.write('Search this list', 'denmark')
  await shows(app, '1 of 15 pledges')
  await app.press('ArrowDown')
  await k.lands('Denmark')
  await app.press('ArrowRight')
  await k.lands('DKK 91 000 000')
  await app.press('ArrowRight')
  await k.lands(/^EUR 12 133 333\.33, 1 EUR = 7\.5 DKK/)
  await app.press('Enter')
  const converted = await readLines(app, 'Denmark, announced')
  assert.match(converted, /1 EUR = 7\.5 DKK, 10 February 2025/)
  assert.match(converted, /“Made-up rates” \(State 017\)/)
  await app.press('Escape')
  await app.gone('dialog')
  await k.choose('Rates', 'none, currencies are not converted')

  await k.tab('Reported totals')
  await app.click('button', /^EUR.10.000.000$/)
  await app.byRole('dialog', 'Luxembourg, cumulative: the register, announced')
  await app.until('its sources', async () => (await app.count('list', 'Sources')) > 0)
  await app.axe()
  await app.press('Escape')
})

journey('the table behind a chart is captioned, and its figures unfold', { args: ['--sample'] }, async (app) => {
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await fillRegister(app)
  const k = new Keyboard(app)
  await k.page('Pledges')
  await k.tab('Charts')
  await app.byRole('img', /^Announced, committed and delivered by state, in EUR\. Germany announced the most: EUR.87.000.000\./)
  await app.byRole('img', /^Over time, in EUR\. From .+ to .+\. At the end: announced EUR/)
  for (let at = 0; at < 3; at++) {
    await app.web.executeScript((at) => document.querySelectorAll('figure summary')[at].focus(), at)
    await app.press('Enter')
  }
  await app.byRole('table', /^Announced, committed and delivered by state/)
  const heads = await app.web.executeScript(() =>
    [...document.querySelectorAll('figure table')].map((table) => ({
      named: table.caption?.textContent.trim() !== '',
      rows: [...table.querySelectorAll('tbody tr')].every((row) => row.cells[0].scope === 'row'),
      columns: [...table.querySelectorAll('thead th')].every((head) => head.scope === 'col'),
    })),
  )
  for (const head of heads) assert.deepEqual(head, { named: true, rows: true, columns: true })
  await app.click('button', /^EUR.87.000.000/)
  await app.byRole('dialog', 'Germany, announced')
  await shows(app, '1 entry counted')
  await app.press('Escape')
  await closed(app)
  // What was promised: the tranche, and the line that paid it.
  await app.web.executeScript(() => document.querySelectorAll('figure')[2].querySelector('td button').focus())
  await k.lands('EUR 1 000 000')
  await app.press('Enter')
  const quarter = await readLines(app, /^Q2 2025, /)
  assert.match(quarter, /Paid in 1 entry/)
  assert.match(quarter, /28 June 2025/)
  await app.axe()
  await app.press('Escape')
})

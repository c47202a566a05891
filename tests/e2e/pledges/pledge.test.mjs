// A pledge from the minutes to the money: announced, committed, put right, paid in one part, late in the other.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { promisify } from 'node:util'
import { journey } from '../support/app.mjs'
import { chancery, wordsOf } from '../support/files.mjs'
import { Keyboard } from '../support/keyboard.mjs'

const python = resolve(import.meta.dirname, '../../../.cache/tools/python/bin/python')
const folder = await mkdtemp(join(tmpdir(), 'chancery-e2e-'))
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
const file = join(folder, 'coalition.chancery')
await chancery('sample', file)
const plain = (text) => text.replace(/\s+/g, ' ')

const shows = (app, words) =>
  app.until(`“${words}”`, async () => (await app.text()).replaceAll('\u00a0', ' ').includes(words))

/** The lines of the ledger, each as it is read. */
const ledger = (app) =>
  app.web.executeScript(() =>
    [...document.querySelectorAll('[data-line] > .line')].map((line) => line.innerText.replace(/\s+/g, ' ').trim()),
  )

async function tranche(k, app, plannedOn, amount) {
  await k.push('Add a tranche')
  await k.lands('Planned on')
  await app.type(plannedOn)
  await k.write('Planned amount', amount)
  await app.press('Tab')
  await app.waitForSaved()
}

/** What the workbook says of a pledge: its figures by the heads of their columns, as another program reads them. */
async function inWorkbook(title) {
  const book = join(folder, 'register.xlsx')
  await chancery('pledges', file, '-o', book)
  const code = `
import json, openpyxl, sys
rows = list(openpyxl.load_workbook(sys.argv[1]).worksheets[0].iter_rows(values_only=True))
row = next(row for row in rows if row[1] and sys.argv[2] in row[1])
print(json.dumps({head: cell for head, cell in zip(rows[0], row) if isinstance(cell, (int, float))}))`
  return JSON.parse((await promisify(execFile)(python, ['-c', code, book, title])).stdout)
}

/** Table, charts, workbook and summary say the same of Latvia's EUR 1 000 000. */
async function agrees(k, app) {
  assert.deepEqual(await inWorkbook('laptops'), {
    Amount: 1_000_000,
    'announced (EUR)': 1_000_000,
    'committed (EUR)': 1_000_000,
    'delivered (EUR)': 600_000,
  })
  const summary = join(folder, 'summary.pdf')
  await chancery('summary', file, '--meeting', '2', '-o', summary, '--force')
  const words = plain((await wordsOf(summary)).laidOut)
  // On the day of the meeting it was announced; what came of it is later.
  assert.match(words, /Table \d+\. Contributions whose channel is not stated, by state and stage State Announced .* Latvia EUR 1 000 000 /)
  assert.doesNotMatch(words, /Committed|Delivered/)

  await k.page('Pledges')
  await k.choose('Group by', 'state')
  await shows(app, 'Latvia')
  assert.match(plain(await app.text()), /Latvia announced EUR 1 000 000 .{0,20}committed EUR 1 000 000 .{0,20}delivered EUR 600 000/)
  await k.to('Charts')
  await app.press('Enter')
  await app.byRole('heading', /by state/)
  await app.settled()
  const drawn = await app.web.executeScript(() => {
    for (const table of document.querySelectorAll('main details')) table.open = true
    return [...document.querySelectorAll('main details tr')].map((one) => one.innerText.replace(/\s+/g, ' ').trim())
  })
  assert.ok(drawn.some((words) => /^Latvia (EUR )?1 000 000 (EUR )?1 000 000 (EUR )?600 000/.test(words)), drawn.join('\n'))
  await app.axe()
  await app.screenshot('pledge-charts')
}

journey('a line in the minutes makes the pledge, and its ledger tells what became of it', { args: [file] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Agenda and minutes')
  await k.to('Quick line')
  await app.type('p EUR 1 000 000 for laptops @Latv')
  await app.byRole('listbox', 'Names')
  await app.press('Enter')
  await app.gone('listbox', 'Names')
  await app.press('Enter')
  await app.byText('Recorded: Pledge')

  await k.page('Pledges')
  await k.to('Search this list')
  await app.type('laptops')
  await shows(app, '1 of 14 pledges')
  await app.press('ArrowDown', 'Enter')
  await app.byRole('heading', /laptops/i, { level: 1 })
  await shows(app, 'No tranche planned.')

  await k.push('Record progress')
  await app.byRole('dialog', 'Record progress')
  await k.choose('Stage', 'committed')
  await k.write('Date', '3 June 2024')
  await k.write('Amount', '900 000')
  await k.write('Document', 'Letter of 3 June')
  await app.axe()
  await k.push('Record progress')
  await k.lands(/committed/)
  await app.press('Enter')
  await k.push('Correct this entry')
  await app.byRole('dialog', 'Correct this entry')
  await k.write('Amount', '1 000 000')
  await k.push('Add correction')
  await k.lands(/committed correction/)

  await tranche(k, app, '30 June 2024', '600 000')
  await tranche(k, app, 'July 2024', '400 000')
  await k.push(/^Paid: EUR.600.000/, { back: true })
  await app.byRole('dialog', 'Record a payment')
  await k.push('Record payment')
  await k.lands(/delivered/)

  const lines = await ledger(app)
  assert.equal(lines.length, 4, lines.join('\n'))
  assert.match(lines[0], /^3 April 2024 announced .*EUR 1 000 000$/)
  assert.match(lines[1], /^3 June 2024 committed corrected Letter of 3 June EUR 900 000$/)
  assert.match(lines[2], /^3 June 2024 committed correction Letter of 3 June EUR 1 000 000$/)
  assert.match(lines[3], /delivered pays EUR 600 000, planned for 30 June 2024 EUR 600 000$/)
  const states = await app.web.executeScript(() =>
    [...document.querySelectorAll('section[aria-label="Tranches"] .chip')].map((chip) => chip.innerText),
  )
  assert.deepEqual(states, ['paid', 'overdue'])
  await app.axe()
  await app.screenshot('pledge')

  await app.press('Control+z')
  await app.until('the payment taken back', async () => (await ledger(app)).length === 3)
  await app.press('Control+Shift+z')
  await app.until('the payment brought again', async () => (await ledger(app)).length === 4)
  await agrees(k, app)
  assert.equal(app.effort.clicks, 0)
})

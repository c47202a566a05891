// The registers: actions are filtered, put together, closed with what came of them, and go out in three forms.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { wordsOf } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const long = 'Bring the drafts of the framework agreements into one text that every delegation can comment on paragraph by paragraph'
const actions = [
  { text: 'Send the list of delivered equipment', owner: 'Estonia', dueOn: '2024-05' },
  { text: 'Propose a date for the next meeting', owner: 'Luxembourg', dueOn: '2099-06-30' },
  { text: 'Name a point of contact', owner: 'Estonia', dueOn: '../2024-06-14' },
  { text: long, owner: null, dueOn: null },
]

/** Runs in the page: writes what a secretariat has in its file by then. */
function fill(actions, done) {
  const call = (command, input) => window.__TAURI_INTERNALS__.invoke('call', { command, input })
  const id = (n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const run = async () => {
    const parties = await call('list', { noun: 'party' })
    const meetings = await call('list', { noun: 'meeting' })
    const meeting = meetings.find((one) => one.ordinal === 2).id
    for (const [n, { text, owner, dueOn }] of actions.entries()) {
      const ownerParty = parties.find((one) => one.name === owner)?.id ?? null
      const rest = { agendaItem: null, ownerBody: null, ownerPerson: null, closedOn: null, outcome: null, sources: [] }
      const fields = { ...rest, meeting, number: '', text, ownerParty, dueOn, state: 'open' }
      await call('save', { noun: 'action', id: id(n), revision: 0, fields })
    }
    const [old] = await call('list', { noun: 'decision' })
    const rest = { agendaItem: null, silenceUntil: null, supersededBy: null, sources: [] }
    const fields = { ...rest, meeting, number: '', text: 'Five teams share expertise.', state: 'adopted' }
    await call('save', { noun: 'decision', id: id(99), revision: 0, fields })
    return old.number
  }
  run().then(done, (error) => done(`failed: ${JSON.stringify(error)}`))
}

const shows = (app, words) =>
  app.until(`“${words}”`, async () => (await app.text()).replaceAll('\u00a0', ' ').includes(words))

async function exported(app, k, form) {
  await k.push('Export')
  await app.byRole('dialog')
  await k.push(form)
  await app.byText(/^Exported: .+, 4 actions$/)
  // A message of before may stand there too, and may go by itself meanwhile.
  await app.until('no message', async () => {
    await app.web.executeScript(() => document.querySelectorAll('[aria-label="Close this message"]').forEach((one) => one.click()))
    return (await app.count('button', 'Close this message')) === 0
  })
}

const files = ['actions.xlsx', 'actions.csv', 'actions.pdf']

journey(
  'an action is found, closed with its outcome, and the register goes out as a workbook, a table and a paper',
  (home) => ({ args: ['--sample'], answers: files.map((name) => join(home, name)) }),
  async (app) => {
    const k = new Keyboard(app)
    await app.byRole('heading', 'IT Coalition', { level: 1 })
    assert.equal(await app.web.executeAsyncScript(fill, actions), '2.1')
    await k.page('Actions')
    await shows(app, '4 of 4 actions, 2 overdue')
    await app.axe()

    await k.push('Overdue')
    await shows(app, '2 of 4 actions, 2 overdue')
    await k.choose('Responsible', 'Luxembourg')
    await shows(app, '0 of 4 actions')
    await k.push('Show all')
    await shows(app, '4 of 4 actions, 2 overdue')

    await k.choose('Group by', 'responsible')
    await app.byRole('rowheader', /^Estonia 2$/)
    await app.byRole('rowheader', /^responsible not recorded 1$/)

    await k.push('Close action 2.1')
    await app.byRole('dialog', 'Close action 2.1')
    await k.write('Outcome', 'Sent to all delegations')
    await app.axe()
    await k.push('Close action')
    await app.byText('Action 2.1 is done.')
    await shows(app, '4 of 4 actions, 1 overdue')
    await k.lands('2.1')
    await app.press('Control+z')
    await shows(app, '4 of 4 actions, 2 overdue')
    await app.press('Control+Shift+z')
    await shows(app, '4 of 4 actions, 1 overdue')

    await exported(app, k, 'Excel (XLSX)')
    await exported(app, k, 'Table (CSV)')
    await exported(app, k, 'Document (PDF)')
    const [workbook, table] = await Promise.all(files.map((name) => readFile(join(app.home, name))))
    assert.equal(workbook.subarray(0, 2).toString(), 'PK')
    const rows = table.toString().split('\r\n')
    assert.match(rows[0], /^\ufeff"No\.","Action","Responsible","Due",/)
    assert.match(rows[1], /^2\.3,"Name a point of contact","Estonia","\.\.\/2024-06-14","open","yes",0,/)
    assert.match(rows[2], /^2\.1,.*,"done",.*,"Sent to all delegations"$/)
    const { read } = await wordsOf(join(app.home, 'actions.pdf'))
    for (const words of ['Estonia', 'Responsible not recorded', 'Outcome: Sent to all', '4 actions, 3 open, 1 overdue'])
      assert.ok(read.replace(/\s+/g, ' ').includes(words), `${words}\n${read}`)
  },
)

journey('a decision is superseded by a later one, and says so', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await app.web.executeAsyncScript(fill, actions)
  await k.page('Decisions')
  await shows(app, '2 of 2 decisions')
  await app.axe()
  await app.click('link', '2.1')
  await app.byRole('heading', 'Decision 2.1', { level: 1 })
  await k.choose('Status', 'superseded')
  await k.pick('Superseded by', '2.2')
  await app.waitForSaved()
  await app.press('Escape')
  await k.page('Decisions')
  await shows(app, '2 of 2 decisions, 1 superseded')
  await k.choose('Group by', 'status')
  await app.byRole('rowheader', /^superseded 1$/)
})

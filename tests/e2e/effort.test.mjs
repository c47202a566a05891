// What the commonest errands cost a person at the keyboard, in keys: none may come to cost more. The figures are in
// docs/journeys.md.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { list, Records } from './support/records.mjs'

/** Runs an errand and holds what it cost against what it may cost. */
async function costs(app, t, most, errand) {
  const before = app.effort.keys
  await errand()
  const keys = app.effort.keys - before
  t.diagnostic(`${keys} keys of ${most}`)
  assert.ok(keys <= most, `${keys} keys, and ${most} are wanted at most`)
  assert.equal(app.effort.clicks, 0)
}

journey(
  'from the first start to the first paper',
  (home) => ({ answers: [join(home, 'State 017.chancery'), join(home, 'agenda.pdf')] }),
  async (app, t) => {
    const k = new Keyboard(app)
    await app.byRole('button', /^Create a coalition/)
    await costs(app, t, 50, async () => {
      await k.push(/^Create a coalition/)
      await app.byLabel('Name of the coalition')
      await app.type('State 017')
      await app.press('Enter')
      await app.byRole('link', 'Describe the coalition')
      await k.page('Meetings')
      await k.begin('New meeting')
      await k.pick('Body', 'Steering Group', 'Create “Steering Group” as a steering group')
      await k.write('Date', '3 Apr')
      await app.press('Enter')
      await app.byRole('heading', 'First meeting')
      await k.push('Export agenda')
      await k.push('Choose a location…')
      await app.byText(/^Exported: agenda\.pdf, 1 page/)
    })
    assert.equal((await readFile(join(app.home, 'agenda.pdf'))).subarray(0, 5).toString(), '%PDF-')
  },
)

journey('a pledge in the minutes, and the open actions of a state', { args: ['--sample'] }, async (app, t) => {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Agenda and minutes')
  await k.to('Minutes')
  await costs(app, t, 26, async () => {
    await app.press('Control+Enter')
    await k.lands('Quick line')
    await app.type('p @Estonia EUR 1 m')
    await app.press('Enter')
    await app.byText(/^Recorded: Pledge/)
  })
  await app.waitForSaved()
  const pledges = await list(app, 'pledge')
  assert.ok(pledges.some(({ amount }) => amount.minor === 100_000_000 && amount.currency === 'EUR'))
  for (const who of ['Estonia', 'Latvia']) {
    await app.type(`a @${who} Send the papers.`)
    await app.press('Enter')
    await app.byText(/^Recorded: Action/)
    await app.waitForSaved()
  }
  await costs(app, t, 8, async () => {
    await k.page('Actions')
    await app.press('Control+f')
    await app.type('Est')
    await app.press('Tab', 'Space')
    await app.until('the one action', async () => (await app.text()).includes('1 of 2 actions'))
  })
  await app.byText('Estonia')
})

const states = Array.from({ length: 38 }, (_, at) => `State ${String(at + 1).padStart(3, '0')}`)

async function thirtyEightMembers(app) {
  const { made, save } = new Records(app)
  const body = made('body', { kind: 'steeringGroup', name: 'Steering Group', leads: [], state: 'active', sources: [] })
  made('meeting', {
    body, ordinal: 1, startsOn: '2024-04-03', chairParties: [], chairPersons: [], language: 'en', state: 'invited', sources: [],
  })
  for (const name of states) {
    const party = made('party', { kind: 'state', name, otherNames: {} })
    made('role', { party, role: 'member', fromOn: '2024-01-01', sources: [] })
  }
  await save()
}

journey(
  'thirty-eight delegations at the door',
  (home) => ({ answers: [join(home, 'Door.chancery')] }),
  async (app, t) => {
    const k = new Keyboard(app)
    await k.push(/^Create a coalition/)
    await k.write('Name of the coalition', 'Test coalition')
    await app.press('Enter')
    await app.byRole('link', 'Describe the coalition')
    await thirtyEightMembers(app)
    await k.page('Meetings')
    await k.open('First meeting')
    await costs(app, t, 200, async () => {
      await k.tab('Participation')
      await k.push(/^Add all members as of 3.April 2024 \(38\)/)
      await k.to('Presence of State 001')
      // Two of them wrote that they do not come.
      for (const [at, state] of states.entries()) {
        await k.lands(`Presence of ${state}`)
        await app.press(at % 13 === 12 ? 'o' : 'a', 'ArrowDown')
      }
      await app.waitForSaved()
    })
    const came = (await list(app, 'delegation')).map(({ presence }) => presence)
    assert.equal(came.filter((one) => one === 'attended').length, 36)
    assert.equal(came.filter((one) => one === 'apologies').length, 2)
  },
)

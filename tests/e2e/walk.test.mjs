// A new secretariat, from an empty file through two meetings to a sealed summary and a corrigendum, by keyboard alone,
// in a window of the usual size and in a small one.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { chancery, wordsOf } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { list } from './support/records.mjs'

const states = Array.from({ length: 22 }, (_, at) => `State ${String(at + 1).padStart(3, '0')}`)

async function begin(k, app) {
  await k.push(/^Create a coalition/)
  await k.write('Name of the coalition', 'Walk Coalition')
  await app.press('Enter')
  await app.byRole('link', 'Describe the coalition')
}

async function addMembers(k, app) {
  await k.page('Members')
  await k.push('Paste a list…')
  await app.byRole('dialog', 'Add parties from a list')
  for (const state of states) {
    await app.type(state)
    await app.press('Enter')
  }
  await k.choose('Role', 'member')
  await k.write('From', '1 January 2024')
  await k.push('Add 22 parties')
  await app.byText('Added: 22 parties')
}

/** On the form of a new meeting: its day, its items, and who is expected. */
async function prepare(k, app, day, items) {
  await k.write('Date', day)
  await k.push('Add an item')
  for (const title of items) {
    await k.lands(/^Title of “/)
    await app.type(title)
    await app.press('Enter')
  }
}

async function firstMeeting(k, app) {
  await k.page('Meetings')
  await k.begin('New meeting')
  await k.pick('Body', 'Steering Group', 'Create “Steering Group” as a steering group')
  await prepare(k, app, '3 April 2024', ['Opening', 'Needs for the year', 'Any other business'])
  await k.push('Create the meeting', { back: true })
  await app.byRole('heading', 'First meeting')
}

/** Everyone came but one. Of a meeting that was held, whoever is added came. */
async function takeAttendance(k, app) {
  await k.tab('Participation')
  await k.push(/^Add all members as of .* \(22\)/)
  await k.to('Presence of State 001')
  await app.press('/')
  await app.type('022')
  await app.press('Enter')
  await k.lands('Presence of State 022')
  await app.press('o')
  await app.waitForSaved()
}

async function writeMinutes(k, app, lines) {
  await k.tab('Agenda and minutes')
  await k.to('Minutes')
  await app.type('The chair opened the meeting and recalled what had been agreed.')
  await app.press('Control+Enter')
  await k.lands('Quick line')
  for (const [line, said] of lines) {
    await app.type(line)
    await app.press('Enter')
    await app.byText(new RegExp(`^Recorded: ${said}`))
    await app.waitForSaved()
  }
}

async function issue(k, app) {
  await k.tab('Checks')
  await app.byText(/The summary can be issued/)
  await k.tab('Circulation')
  await k.push('Start the summary')
  await k.push('Mark as cleared')
  await sealIt(k, app, true)
  await app.byRole('heading', 'This meeting is sealed')
}

async function sealIt(k, app, allAgree) {
  await k.push('Approve')
  await app.byRole('dialog', 'Approve')
  if (allAgree) {
    await k.to('All have agreed')
    await app.press('Space')
  }
  await k.push('Approve')
  await app.gone('dialog', 'Approve')
  await k.push('Issue and seal')
  await app.byRole('dialog', 'Issue and seal')
  await k.push('Issue and seal')
  await app.gone('dialog', 'Issue and seal')
}

async function secondMeeting(k, app) {
  await k.push('Prepare next meeting', { back: true })
  await app.byRole('heading', 'New meeting')
  await prepare(k, app, '5 June 2024', ['State of work', 'Next steps'])
  await k.push('Create the meeting', { back: true })
  await app.byRole('heading', 'Second meeting')
}

async function correct(k, app) {
  await k.push('Make a corrigendum')
  await app.byRole('article', 'Corrigendum 1')
  await app.settled()
  await k.push('Add a correction')
  await k.write('Place', 'Paragraph 1')
  await k.write('Reads', 'Twenty-one member states')
  await k.write('Should read', 'Twenty-two member states')
  await app.waitForSaved()
  await k.push('Mark as cleared')
  await sealIt(k, app, false)
}

for (const [width, height] of [[1280, 800], [960, 640]]) {
  journey(
    `a new secretariat comes to its second sealed summary, ${width} × ${height}`,
    (home) => ({ answers: [join(home, 'Walk.chancery')] }),
    async (app, t) => {
      await app.web.manage().window().setRect({ width, height })
      const k = new Keyboard(app)
      const step = async (name, work) => {
        const before = app.effort.keys
        await work()
        t.diagnostic(`${name}: ${app.effort.keys - before} keys`)
        await app.settled()
        await app.screenshot(`walk-${width}-${name.replace(/\W+/g, '-')}`)
      }
      await step('create the coalition', () => begin(k, app))
      await step('22 members', () => addMembers(k, app))
      await step('first meeting', () => firstMeeting(k, app))
      await step('attendance', () => takeAttendance(k, app))
      const first = [
        ['d The Steering Group agreed to meet again in June.', 'Decision'],
        ['a @State 003 Send the list of needs. by 30 May 2024', 'Action'],
        ['p @State 004 EUR 1,5 m for training', 'Pledge'],
      ]
      await step('minutes', () => writeMinutes(k, app, first))
      await step('issue the first summary', () => issue(k, app))
      await step('second meeting', () => secondMeeting(k, app))
      await step('attendance again', () => takeAttendance(k, app))
      await step('minutes again', () => writeMinutes(k, app, [['d The Steering Group took note of the list of needs.', 'Decision']]))
      await step('issue the second summary', () => issue(k, app))
      await step('corrigendum', () => correct(k, app))
      assert.equal(app.effort.clicks, 0)
      const file = join(app.home, 'Walk.chancery')
      const pledges = await list(app, 'pledge')
      assert.deepEqual(pledges.map(({ amount }) => [amount.minor, amount.currency]), [[150_000_000, 'EUR']])
      await app.quit({ keepHome: true })
      await chancery('verify', file)
      await chancery('summary', file, '--meeting', '2', '-o', join(app.home, 'second.pdf'))
      const { read } = await wordsOf(join(app.home, 'second.pdf'))
      assert.match(read.replace(/\s+/g, ' '), /Twenty-one member states of the Walk Coalition took part/)
    },
  )
}

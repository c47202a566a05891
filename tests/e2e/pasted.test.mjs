// Lists that come from elsewhere: one record a line, shown before it is written, taken back in one step.
import assert from 'node:assert/strict'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { list } from './support/records.mjs'

const sample = { args: ['--sample'] }

/** Writes lines into the box that has the focus. */
async function lines(app, words) {
  for (const [at, line] of words.entries()) {
    if (at > 0) await app.press('Enter')
    await app.type(line)
  }
}

journey('members are added from a list, with their role, and one undo takes them back', sample, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Members')
  const before = (await list(app, 'party')).length
  await k.push('Paste a list…')
  await app.byRole('dialog', 'Add parties from a list')
  await lines(app, ['Estonia', 'Norway', 'State 017', 'State 018'])
  await k.choose('Role', 'observer')
  await k.write('From', '3 April 2024')
  await app.byText('New state: Norway')
  await app.byText('New state: State 017')
  await app.byText(/^Estonia, in the register: gets the role/)
  await app.settled()
  await app.screenshot('pasted-members')
  await app.axe()
  await k.push('Add 4 parties')
  await app.byText('Added: 4 parties')
  await app.gone('dialog', 'Add parties from a list')
  assert.equal((await list(app, 'party')).length, before + 3)
  const observers = (await list(app, 'role')).filter(({ role, fromOn }) => role === 'observer' && fromOn === '2024-04-03')
  assert.equal(observers.length, 4)
  await app.press('Control+z')
  await app.byText('Undone: parties added')
  assert.equal((await list(app, 'party')).length, before)
})

journey('several lines pasted where one name is written are a list', sample, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Agenda and minutes')
  await k.to('Minutes')
  await lines(app, ['State 017', 'State 018', 'Estonia'])
  await app.press('Control+a', 'Control+c')
  await k.tab('Participation')
  await k.to('Add a delegation')
  await app.press('Control+v')
  await app.byRole('dialog', 'Add delegations from a list')
  await app.byText('New party and its delegation: State 017')
  await app.byText('Estonia, already in the list of delegations')
  await app.settled()
  await app.screenshot('pasted-delegations')
  await k.push('Add 2 delegations')
  await app.byText('Added: 2 delegations')
  await app.byRole('button', 'Remove State 018')
  await k.tab('Agenda and minutes')
  await app.press('Control+n')
  await app.press('Control+v')
  await app.byRole('dialog', 'Add agenda items from a list')
  await app.byText('Item 4: State 017')
  await k.push('Add 3 agenda items')
  await app.byText('Added: 3 agenda items')
  assert.equal((await list(app, 'agenda_item')).length, 6)
})

// The third meeting is prepared from the second: one action goes on, one ends with its reason, nothing is written before.
import assert from 'node:assert/strict'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'

const sample = { args: ['--sample'] }
const roadmap = 'Draw up the roadmap'
const contact = 'Name a point of contact'
const reason = 'Each delegation named one by itself.'
// A meeting to come, whenever this runs.
const day = `5 June ${new Date().getFullYear() + 1}`

async function atTheSecond(app, tab) {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab(tab)
  return k
}

async function leaveTwoActionsOpen(app) {
  const k = await atTheSecond(app, 'Outcomes')
  for (const action of [roadmap, contact]) {
    await app.press('Alt+a')
    await k.write('What is to be done', action)
    await app.waitForSaved()
  }
  return k
}

async function makeAnItemStanding(k, app) {
  await k.tab('Agenda and minutes')
  await k.push(/^Details of item 1/)
  await k.to(/^Standing item/)
  await app.press('Space')
  await app.waitForSaved()
}

async function prepareTheThird(k, app) {
  await k.push('Prepare next meeting')
  await app.byRole('heading', 'New meeting')
  await k.lands('Date')
  await app.type(day)
  assert.equal((await k.to('Number')).value, '3')
  assert.equal((await k.to('Status')).value, 'planned')
  await k.to('Carry over 2.2')
  await app.press('Space')
  await k.lands('Reason for dropping 2.2')
  await app.press('Enter')
  await app.byText('Please fill this in.')
  await k.lands('Reason for dropping 2.2')
  await app.settled()
  await app.screenshot('prepare')
  await app.axe()
  await app.type(reason)
  assert.equal((await k.at()).value, reason)
  await k.to('Put “Status of procurement” on the agenda')
  await k.to('NATO')
  await app.press('Space')
  await app.press('Tab')
  await k.to('City')
  await app.type('Tallinn')
  await app.press('Enter')
  await app.byRole('heading', 'Third meeting')
}

async function findWhatWasPrepared(k, app) {
  await app.byText('planned')
  await k.tab('Agenda and minutes')
  await app.byRole('button', /Status of procurement/)
  const beside = await app.byRole('complementary', 'Actions and participation')
  const room = () => app.web.executeScript((beside) => beside.textContent, beside)
  await app.until('the action carried over', async () => /Draw up the roadmap/.test(await room()))
  assert.doesNotMatch(await room(), /point of contact|not carried over/)
  await k.tab('Participation')
  for (const name of ['Estonia', 'NATO']) await app.byRole('button', `Remove ${name}`)
  await k.push('Mark as invited', { back: true })
  await app.gone('button', 'Mark as invited')
}

async function findBothActions(k, app) {
  await k.page('Actions')
  await app.click('link', '2.1')
  await app.byText('carried over once')
  await k.page('Actions')
  await app.click('link', '2.2')
  await app.byText('dropped')
  assert.equal(await (await app.byLabel('Outcome')).getAttribute('value'), reason)
}

journey('the third meeting is prepared from the second, and one undo takes all of it back', sample, async (app) => {
  const k = await leaveTwoActionsOpen(app)
  await makeAnItemStanding(k, app)
  await prepareTheThird(k, app)
  await findWhatWasPrepared(k, app)
  await findBothActions(k, app)
  await k.page('Meetings')
  await app.press('Control+z')
  await app.byText('Undone: status of the meeting changed')
  await app.press('Control+z')
  await app.byText('Undone: meeting prepared')
  await app.gone('link', 'Third meeting')
  await k.page('Actions')
  assert.equal(await app.count('link', '2.2'), 1)
  const actions = await app.text()
  assert.match(actions, /2 of 2 actions/)
  assert.equal(actions.match(/open Close/g)?.length, 2, 'both are open again')
})

journey('an agenda in another order is one change, and one undo takes it back', sample, async (app) => {
  const k = await atTheSecond(app, 'Agenda and minutes')
  const first = () => app.web.executeScript(() => document.querySelector('[data-item] .title').textContent)
  await k.to(/Status of procurement/)
  await app.press('Alt+ArrowDown')
  await k.lands(/Priorities for this year/)
  const open = () => app.web.executeScript(() => document.querySelector('[data-item][aria-current] .title').textContent)
  await app.until('the item below', async () => /^Priorities for this year/.test(await open()))
  assert.equal(await first(), 'Status of procurement', 'Alt and an arrow only goes to another item')
  await app.press('Alt+ArrowUp', 'Control+Shift+ArrowDown')
  await app.until('another first item', async () => (await first()) !== 'Status of procurement')
  await app.press('Control+z')
  await app.byText('Undone: agenda of the meeting reordered')
  await app.until('the order from before', async () => (await first()) === 'Status of procurement')
})

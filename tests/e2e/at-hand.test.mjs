// What is at hand at the keyboard and under the pointer: focus in sight, typing taken back, no click too many.
import assert from 'node:assert/strict'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'

const sample = { args: ['--sample'] }

async function openMeeting(app, tab) {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab(tab)
  return k
}

/** Runs in the page: the name of what has the focus, when less than the whole of it is on the screen. */
function hiddenFocus() {
  const at = document.activeElement
  const { top, bottom, height } = (at.closest('.box') ?? at).getBoundingClientRect()
  let [from, to] = [0, innerHeight]
  for (let frame = at.parentElement; frame; frame = frame.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(frame).overflowY)) continue
    const edges = frame.getBoundingClientRect()
    ;[from, to] = [Math.max(from, edges.top), Math.min(to, edges.bottom)]
  }
  const seen = height === 0 || height > to - from || (top >= from - 1 && bottom <= to + 1)
  return seen ? null : `${at.labels?.[0]?.textContent.trim() ?? at.textContent.trim()}: ${top} to ${bottom} of ${from} to ${to}`
}

journey('whatever Tab comes to is on the screen, in a small window too', sample, async (app) => {
  await app.web.manage().window().setRect({ width: 960, height: 640 })
  await openMeeting(app, 'Details')
  const hidden = []
  for (let step = 0; step < 45; step += 1) {
    await app.press('Tab')
    await app.web.executeAsyncScript((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
    const found = await app.web.executeScript(hiddenFocus)
    if (found) hidden.push(found)
  }
  assert.deepEqual(hidden, [])
})

journey('in the quick line Ctrl+Z takes back typing, and in an empty line the last record', sample, async (app) => {
  const k = await openMeeting(app, 'Agenda and minutes')
  const line = () => app.web.executeScript(() => document.querySelector('[data-line]').value)
  const decisions = async () => (await app.text()).includes('For the test alone')
  await k.to('Minutes')
  await app.press('Control+Enter')
  await k.lands('Quick line')
  await app.type('d For the test alone.')
  await app.press('Enter')
  await app.byText(/^Recorded: Decision/)
  await app.type('a Send it')
  await app.press('Control+z')
  await app.until('the last word to go', async () => (await line()) === 'a Send ')
  while ((await line()) !== '') await app.press('Control+z')
  assert.ok(await decisions())
  await app.waitForSaved()
  await app.press('Control+z')
  await app.until('the decision to go', async () => !(await decisions()))
})

journey('a double click reaches one button only', sample, async (app) => {
  await app.click('link', /^People/)
  const button = await app.byRole('button', 'New person')
  const before = (await app.web.executeScript(() => document.querySelectorAll('tbody tr').length)) > 0
  assert.ok(before)
  await app.web.actions().doubleClick(button).perform()
  await app.byRole('heading', 'New person', { level: 1 })
  await new Promise((done) => setTimeout(done, 600))
  await app.byRole('heading', 'New person', { level: 1 })
})

journey('at 200 % the head of a meeting gives way and the quick line stays in sight', sample, async (app) => {
  await openMeeting(app, 'Agenda and minutes')
  await app.zoom(2)
  const items = await app.web.executeScript(() => document.querySelectorAll('[data-item]').length)
  assert.ok(items > 1)
  await app.web.executeScript(() => document.querySelectorAll('[data-item]')[1].click())
  await app.until('the quick line in sight', () =>
    app.web.executeScript(() => {
      const { top, bottom } = [...document.querySelectorAll('[data-line]')].find((one) => one.checkVisibility()).getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    }),
  )
  await app.screenshot('minutes-at-200')
})

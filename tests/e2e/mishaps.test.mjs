// What goes otherwise than meant: a change too many, a wrong date, a delegation removed, a character nobody can print.
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

/** The words that are read out with a box. */
function beside(app, box) {
  const words = (box) => (box.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
  return app.web.executeScript(`return (${words})(arguments[0]).join(' ')`, box)
}

journey('a change is taken back and brought again by keyboard, and the window says which', sample, async (app) => {
  const k = await openMeeting(app, 'Details')
  const venue = async () => (await app.byLabel('Venue')).getAttribute('value')
  await k.write('Venue', 'Kirchberg')
  await app.press('Tab')
  await app.waitForSaved()
  await app.press('Control+z')
  await app.byText('Undone: meeting saved')
  await app.until('the venue to be empty', async () => (await venue()) === '')
  await app.press('Control+Shift+z')
  await app.byText('Brought back: meeting saved')
  await app.until('the venue to be back', async () => (await venue()) === 'Kirchberg')
  await app.axe()
})

journey('a date that is none stays as it was typed, with the reason beside it', sample, async (app) => {
  const k = await openMeeting(app, 'Details')
  await k.write('Date', '31 April 2024')
  await app.press('Tab')
  const box = await app.byLabel('Date')
  assert.equal(await box.getAttribute('value'), '31 April 2024')
  assert.equal(await box.getAttribute('aria-invalid'), 'true')
  assert.match(await beside(app, box), /Not understood as a date\. Write for example 3 April 2024/)
  await app.byText(/^Not saved: 1 field needs attention/)
  await app.axe()
  await app.press('Shift+Tab')
  await k.write('Date', '4 April 2024')
  await app.press('Tab')
  await app.waitForSaved()
})

journey('a delegation that was removed comes back from the message that says so', sample, async (app) => {
  const k = await openMeeting(app, 'Participation')
  await k.to(/^Presence of /)
  await app.press('/')
  await app.type('Icel')
  await app.press('Enter')
  await k.lands('Presence of Iceland')
  await app.press('Delete')
  await app.byText('Removed: Iceland')
  await app.gone('button', 'Remove Iceland')
  await k.lands('Italy')
  await k.push('Undo')
  await app.byRole('button', 'Remove Iceland')
  await k.to('Italy', { back: true })
  await app.press('Control+Home')
  await app.axe()
})

journey('a character that no typeface has is named, with its place, where the summary would be', sample, async (app) => {
  const k = await openMeeting(app, 'Agenda and minutes')
  await k.write('Minutes', 'The roadmap was welcomed 🚀 by all.')
  await app.waitForSaved()
  await k.tab('Documents')
  const alert = await app.byRole('alert')
  const text = await alert.getText()
  assert.match(text, /A character can't be printed/)
  assert.match(text, /“🚀” \(U\+1F680\) in “[^”]*welcomed 🚀 by all/)
  await app.axe()
})

// A meeting is invited to, moved and cancelled, each as one calendar file; two parsers read the same event in all three.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { byIcalendar, byIcalJs } from './support/calendar.mjs'
import { Keyboard } from './support/keyboard.mjs'

const files = ['invitation.ics', 'update.ics', 'cancellation.ics']
// A meeting to come, whenever this runs. In June, Tallinn is three hours ahead of UTC.
const year = new Date().getFullYear() + 1

async function prepareTheThird(k, app) {
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.push('Prepare next meeting', { back: true })
  await app.byRole('heading', 'New meeting')
  await k.lands('Date')
  await app.type(`5 June ${year}`)
  await k.write('Time', '10:00')
  await k.pick('Time zone of these times', 'Tallinn', 'Europe/Tallinn')
  await k.write('City', 'Tallinn')
  await app.press('Enter')
  await app.byRole('heading', 'Third meeting')
}

/** Presses the button that writes the file, and reads it as two programs do that know nothing of each other. */
async function invitation(app, k, button, file, said) {
  await k.push(button)
  await app.byText(said)
  await app.click('button', 'Close this message')
  const [one, other] = [byIcalJs, byIcalendar].map((read) => read(join(app.home, file)))
  assert.deepEqual(one, other)
  return one
}

journey(
  'a meeting is invited to, moved and cancelled, and calendars know that it is one and the same',
  (home) => ({ args: ['--sample'], answers: files.map((name) => join(home, name)) }),
  async (app) => {
    const k = new Keyboard(app)
    await prepareTheThird(k, app)
    await app.byText('planned')
    const first = await invitation(app, k, 'Invitation', files[0], 'Invitation saved: invitation.ics')
    await app.byText('invited')
    const { uid, ...rest } = first
    assert.ok(uid.length > 0)
    assert.deepEqual(rest, {
      method: 'PUBLISH',
      sequence: 0,
      summary: 'Steering Group, meeting 3 – IT Coalition',
      start: `${year}-06-05T07:00:00.000Z`,
      zones: ['Europe/Tallinn'],
    })
    await app.axe()

    await k.write('Date', `12 June ${year}`)
    await app.waitForSaved()
    const second = await invitation(app, k, 'Save invitation update (no. 1)', files[1], 'Invitation update no. 1 saved: update.ics')
    assert.deepEqual(second, { ...first, sequence: 1, start: `${year}-06-12T07:00:00.000Z` })

    await k.push('Cancel meeting', { back: true })
    await app.byRole('dialog', 'Cancel the meeting?')
    await k.write('Reason', 'The hosts have no room.')
    await app.axe()
    await app.press('Enter')
    await app.gone('dialog', 'Cancel the meeting?')
    await app.byText('Cancelled: The hosts have no room.')
    await app.byText('cancelled')
    const third = await invitation(app, k, 'Cancellation', files[2], 'Cancellation saved: cancellation.ics')
    assert.deepEqual(third, { ...second, method: 'CANCEL', sequence: 2 })
  },
)

// A summary goes its way: checked, circulated, commented on, revised, under silence, sealed, and corrected afterwards.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from '../support/app.mjs'
import { chancery, wordsOf } from '../support/files.mjs'
import { Keyboard } from '../support/keyboard.mjs'

const symbol = 'ITC/SG/2024/2/SUM'
// Deadlines lie ahead, whenever this runs.
const day = `5 June ${new Date().getFullYear() + 1}`

async function lookAtTheChecks(k, app) {
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Checks')
  await app.byText('No errors. The summary can be issued.')
}

async function clearIt(k, app) {
  await k.tab('Circulation')
  await k.write('Symbol', symbol)
  await k.push('Start the summary')
  await k.push('Mark as cleared')
  await app.byRole('button', 'Circulate for comments')
}

async function exportForTrackChanges(k, app) {
  await k.tab('Documents')
  await k.push('Export…')
  await k.push('Choose a location…')
  await app.byText('Exported: summary.docx')
  await k.tab('Circulation')
}

async function untilThatDay(k, app, step, label) {
  await k.push(step)
  await app.byRole('dialog', step)
  await k.to(label)
  await app.type(day)
  await k.pick('Time zone', 'Tallinn', /Tallinn/)
  await k.push(step)
  await app.gone('dialog', step)
}

async function comment(k, app, party, paragraph, text) {
  await k.pick('Delegation', party)
  await k.write('Paragraph', paragraph)
  await k.write('Comment', text)
  await app.press('Enter')
  await app.byRole('rowheader', party)
}

async function answer(k, app, verb, party, text, words) {
  await k.to(`${verb} the comment of ${party}: ${text}`, { back: true })
  await app.press('Enter')
  await app.byRole('dialog', verb)
  await k.write('Answer', words)
  await app.press('Enter')
  await app.gone('dialog', verb)
}

async function approve(k, app, allAgree) {
  await k.push('Approve')
  await app.byRole('dialog', 'Approve')
  if (allAgree) {
    // Accepted on the version before, and the paragraph reads as it did.
    await app.byText('1 was accepted, but the text it refers to is unchanged:')
    await app.byText('Paragraph 3, Estonia: “Name the venue.”')
    await app.axe()
    await k.to('All have agreed')
    await app.press('Space')
  }
  await k.push('Approve')
  await app.gone('dialog', 'Approve')
}

async function seal(k, app) {
  await k.push('Issue and seal')
  await app.byRole('dialog', 'Issue and seal')
  assert.equal((await k.at()).name, 'Cancel')
  await k.push('Issue and seal')
  await app.gone('dialog', 'Issue and seal')
}

/** Runs in the page: what could still be written into. */
function writable() {
  const all = [...document.querySelectorAll('main input, main textarea, main select, main [contenteditable="true"]')]
  const free = all.filter((one) => one.checkVisibility() && !one.disabled && !one.readOnly && one.ariaDisabled !== 'true')
  return free.map((one) => one.labels?.[0]?.textContent.trim() ?? one.getAttribute('aria-label') ?? one.id)
}

async function nothingCanBeWritten(k, app) {
  // What is only for finding and looking stays.
  const looking = { Participation: ['Find a party in the list', 'Presence for'] }
  for (const tab of ['Details', 'Participation', 'Agenda and minutes', 'Outcomes']) {
    await app.click('link', new RegExp(`^${tab}`))
    await app.settled()
    assert.deepEqual(await app.web.executeScript(writable), looking[tab] ?? [], tab)
  }
  await app.click('link', /^Circulation/)
}

async function nothingIsLeftToBeDone(app) {
  await app.click('link', /^Checks/)
  await app.byText(/^The summary was issued, so these findings no longer block it/)
  assert.equal(await app.count('heading', /can be issued/), 0)
  await app.axe()
  await app.click('link', /^Circulation/)
}

async function correct(k, app) {
  await k.push('Make a corrigendum')
  await app.byRole('article', 'Corrigendum 1')
  // The page leads the keyboard to the next step once the paper is there.
  await app.settled()
  await k.push('Add a correction')
  await k.write('Place', 'Paragraph 4')
  await k.write('Reads', 'seven observer countries')
  await k.write('Should read', 'eight observer countries')
  await app.waitForSaved()
  await k.push('Mark as cleared')
  await approve(k, app, false)
  await seal(k, app)
}

/** From outside the window: the history is whole, and a summary that is asked for is the sealed one, to the byte. */
async function wholeAndTheSame(app, sealed) {
  const record = join(app.home, 'chancery/sample/it-coalition.chancery')
  await chancery('verify', record)
  const paper = join(app.home, 'again.pdf')
  await chancery('summary', record, '--meeting', '2', '-o', paper)
  const bytes = await readFile(paper)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sealed)
  const { read } = await wordsOf(paper)
  assert.ok(read.includes(`${symbol}/Rev.1`), read)
}

journey(
  'a summary is circulated, commented on, revised, put under silence and sealed; a corrigendum follows it',
  (home) => ({
    args: ['--sample'],
    answers: [join(home, 'summary.docx')],
  }),
  async (app) => {
    const k = new Keyboard(app)
    await lookAtTheChecks(k, app)
    await clearIt(k, app)
    await exportForTrackChanges(k, app)
    assert.equal((await readFile(join(app.home, 'summary.docx'))).subarray(0, 2).toString(), 'PK')
    await untilThatDay(k, app, 'Circulate for comments', 'Comments until')
    await comment(k, app, 'Estonia', '3', 'Name the venue.')
    await comment(k, app, 'Luxembourg', '4', 'Leave the count out.')
    await app.axe()
    await answer(k, app, 'Reject', 'Luxembourg', 'Leave the count out.', 'The count was stated in the room.')
    await answer(k, app, 'Accept', 'Estonia', 'Name the venue.', 'Named now.')
    await k.push('Make the next version')
    await app.byRole('article', 'Summary, Rev.1')
    await k.push('Mark as cleared')
    await untilThatDay(k, app, 'Start the silence procedure', 'Silence ends')
    await approve(k, app, true)
    await seal(k, app)
    await app.byRole('heading', 'This meeting is sealed')
    await app.settled()
    await app.screenshot('circulation-sealed')
    await app.axe()
    const sealed = await app.web.executeScript(() => document.querySelector('.hashes dd').textContent)
    await nothingIsLeftToBeDone(app)
    await nothingCanBeWritten(k, app)
    await correct(k, app)
    await app.byText(`${symbol}/Rev.1/Corr.1`)
    await wholeAndTheSame(app, sealed)
  },
)

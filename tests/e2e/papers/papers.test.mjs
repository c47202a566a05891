// A paper is chosen, for an audience; what it leaves out is read before it goes out as a file.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from '../support/app.mjs'
import { wordsOf } from '../support/files.mjs'
import { Keyboard } from '../support/keyboard.mjs'

const action = 'Name a point of contact'

/** Until the words over the drawn page say so. */
function drawn(app, words) {
  return app.until(`“${words}” on the page`, async () => {
    const said = await app.web.executeScript(() => document.querySelector('.words')?.textContent ?? '')
    if (!said.replace(/\s+/g, ' ').includes(words)) throw new Error(`It says: ${said.slice(0, 300)}`)
    return true
  })
}

/** What the list of what is left out says, in the dialog or else beside the pages. */
async function leftOut(app, line) {
  await app.until(`“${line}” left out`, async () => {
    const said = await app.web.executeScript(() => {
      const within = document.querySelector('[role="dialog"]') ?? document
      return [...within.querySelectorAll('li')].map((one) => one.textContent.replace(/\s+/g, ' ').trim())
    })
    if (!said.includes(line)) throw new Error(`It says: ${said.join(' | ')}`)
    return true
  })
}

async function atThePapers(app) {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Outcomes')
  await app.press('Alt+a')
  await k.write('What is to be done', action)
  await app.waitForSaved()
  await k.tab('Documents')
  await drawn(app, 'Summary of the second')
  return k
}

const files = ['public.pdf', 'participants.pdf']

journey(
  'a paper is made for an audience, says what it leaves out, and goes out; one that is not for it is refused',
  (home) => ({ args: ['--sample'], answers: files.map((name) => join(home, name)) }),
  async (app) => {
    const k = await atThePapers(app)
    await k.choose('Audience', 'Public')
    await leftOut(app, 'Actions: 1 entry')
    await app.settled()
    await app.axe()
    await k.push('Export…')
    await app.byRole('dialog', 'Export for Public: Summary')
    await leftOut(app, 'Actions: 1 entry')
    await leftOut(app, 'Discrepancies: 1 entry')
    await app.axe()
    await k.push('Choose a location…')
    await app.byText(/^Exported: public\.pdf, \d+ pages?$/)
    const { read } = await wordsOf(join(app.home, files[0]))
    assert.match(read, /Summary of the second/)
    assert.ok(!read.includes(action), read)

    await k.to('Document', { back: true })
    await k.choose('Document', 'List of participants')
    await app.byRole('heading', 'This document cannot be made')
    assert.equal(await (await app.byRole('button', 'Export…')).isEnabled(), false)
    assert.equal(await app.web.executeScript(() => document.querySelectorAll('canvas').length), 0)
    await app.axe()

    await k.choose('Audience', 'Internal')
    await drawn(app, 'List of participants of the second')
    await app.byText('Nothing is left out.')
    await k.choose('Order of delegations', 'Alphabetical')
    await k.push('Export…')
    await app.byRole('dialog', 'Export for Internal: List of participants')
    await k.push('Choose a location…')
    await app.byText(/^Exported: participants\.pdf, \d+ pages?$/)
    const list = (await wordsOf(join(app.home, files[1]))).read
    assert.ok(list.includes('Belgium') && list.lastIndexOf('Belgium') < list.lastIndexOf('Estonia'), list)
  },
)

journey('at twice the size the choices stand above the pages', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('navigation', 'Pages')
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Documents')
  await drawn(app, 'Summary of the second')
  await app.zoom(2)
  const edges = () =>
    app.web.executeScript(() => ({
      choices: document.querySelector('form[aria-label="The document"]').getBoundingClientRect().bottom,
      pages: document.querySelector('.scroller').getBoundingClientRect().top,
      page: document.querySelector('.scroller section').getBoundingClientRect().width,
    }))
  await app.until('the pages below the choices', async () => {
    const { choices, pages, page } = await edges()
    return pages >= choices && page > 250
  })
  await app.zoom(1)
})

// A document before the meeting is entered with the meeting, and stands beside its item on the agenda.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from '../support/app.mjs'
import { wordsOf } from '../support/files.mjs'
import { Keyboard } from '../support/keyboard.mjs'

const [title, symbol] = ['Report on made-up training', 'MADE/UP/7']

journey(
  'a document before the meeting is entered, and stands on the agenda beside its item; without it, no more',
  (home) => ({ args: ['--sample'], answers: [join(home, 'agenda.pdf')] }),
  async (app) => {
    const k = new Keyboard(app)
    await app.byRole('navigation', 'Pages')
    await k.page('Meetings')
    await k.open('Second meeting')
    await app.byText(/^No documents recorded\./)
    await k.push('Add a document')
    await k.lands('Title')
    await app.type(title)
    await k.write('Document reference', symbol)
    await k.pick('Agenda item', 'Status', /Status of procurement/)
    await k.pick('Submitted by (party)', 'Estonia')
    await app.waitForSaved()
    await app.settled()
    await app.screenshot('documents')
    await app.axe()

    await k.tab('Documents')
    await k.to('Document', { back: true })
    await k.choose('Document', 'Agenda')
    await k.to('With annotations of the items')
    await app.press('Space')
    await k.push('Export…')
    await app.byRole('dialog', 'Export: Agenda')
    await k.push('Choose a location…')
    await app.byText(/^Exported: agenda\.pdf, \d+ pages?$/)
    const { read } = await wordsOf(join(app.home, 'agenda.pdf'))
    assert.match(read, /Annotated agenda of the second/)
    assert.ok(read.replace(/\s+/g, ' ').includes(`${symbol}, ${title}`), read)
    assert.match(read, /No annotations are recorded\./)

    await k.tab('Details')
    await k.push(new RegExp(`^${title}`))
    await k.push('Remove')
    await app.byText(/^No documents recorded\./)
  },
)

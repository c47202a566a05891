// Minutes taken while people talk: ten items, by keyboard alone, in the text and in the quick line.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { start } from './support/app.mjs'
import { chancery, wordsOf } from './support/files.mjs'
import { Keyboard } from './support/keyboard.mjs'

const nothing = () => undefined

/** The program that has this file open, killed as a crash or a power cut would. */
async function killProgramWith(file) {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
    if (/\/chancery$/.test(words[0]) && words.includes(file)) {
      process.kill(Number(pid), 'SIGKILL')
      return
    }
  }
  throw new Error('no program has the file open')
}

class Secretary extends Keyboard {
  /** Types a line, taking names from the list where `|` stands, and waits until it is recorded. */
  async line(typed, recorded) {
    const [first, ...rest] = typed.split('|')
    await this.app.type(first)
    for (const part of rest) {
      await this.app.byRole('listbox', 'Names')
      await this.app.press('Enter')
      await this.app.gone('listbox', 'Names')
      await this.app.type(part)
    }
    await this.app.press('Enter')
    await this.app.byText(`Recorded: ${recorded}`)
  }
  async says(words) {
    await this.app.byText(words)
  }
  /** From the quick line to the next item, into its text. */
  async next() {
    await this.app.press('Alt+ArrowDown')
    await this.lands('Quick line')
    await this.app.press('Control+Enter')
    await this.lands('Minutes')
  }
  async begin(title) {
    await this.app.press('Control+n')
    await this.lands('Title of the item')
    await this.app.type(title)
    await this.app.press('Enter')
    await this.lands('Minutes')
  }
}

async function existingItems(k, app) {
  await k.to('Minutes')
  await app.type('The state of procurement was ')
  await app.press('Control+b')
  await app.type('presented')
  await app.press('Control+b')
  await app.type(' in full.')
  await app.press('Enter')
  await app.type('- laptops')
  await app.press('Enter')
  await app.type('radios')
  await app.press('Control+Enter')
  await k.lands('Quick line')
  await app.type('d The state of procurement is noted.')
  await k.says('Decision · adopted')
  await app.press('Enter')
  await app.byText('Recorded: Decision 2.2')

  await k.next()
  await app.type('Priorities were discussed.')
  await app.press('Control+Enter')
  await app.type('a Send the list of needs @Esto')
  await app.byRole('listbox', 'Names')
  await app.press('Enter')
  await app.type('by 3 May')
  await app.byText(/^Action · Responsible: Estonia · Due 3.May 2024$/)
  await app.press('Enter')
  await app.byText('Recorded: Action 2.1')

  await k.next()
  await app.type('The roadmap was presented.')
  await app.press('Control+Enter')
  await k.line('p EUR 1 000 000 for laptops @Latv|', 'Pledge')
}

async function newItems(k, app) {
  await k.begin('Fund')
  await app.press('Control+Enter')
  await app.type('p @Ital')
  await app.byRole('listbox', 'Names')
  await app.press('Enter')
  await app.type('a further contribution')
  await app.byText('Pledge · Italy · no amount stated')
  await app.press('Enter')
  await app.byText('Recorded: Pledge')

  await k.begin('Statements')
  await app.press('Control+Enter')
  await k.line('q @Tuuli|“We are ready.”', 'Statement')

  await k.begin('Corrections')
  await app.press('Control+Enter')
  await k.line('d Send the roadmap to all', 'Decision 2.3')
  await k.to('Convert into another kind: Send the roadmap to all', { back: true })
  await app.press('Enter')
  await k.lands('Quick line')
  await app.byText('Decision 2.3 becomes:')
  await app.type('a ')
  await app.press('End')
  await k.line(' @Luxe|by 10 May', 'Action 2.2')
  await app.gone('button', 'Convert into another kind: 2.3')

  for (const title of ['Training', 'Deliveries', 'Next meeting', 'Any other business']) {
    await k.begin(title)
    await app.type(`${title} was taken up.`)
    await app.press('Control+Enter')
    await k.line(`a Follow up on ${title} #Them|`, `Action 2.${3 + ['Training', 'Deliveries', 'Next meeting', 'Any other business'].indexOf(title)}`)
  }
}

test('minutes of ten items are taken by keyboard, and a crash after “Saved” loses nothing of them', async (t) => {
  let app = null
  const home = await mkdtemp(join(tmpdir(), 'chancery-e2e-'))
  const file = join(home, 'coalition.chancery')
  await chancery('sample', file)
  const open = async () => {
    app = await start({ home, args: [file] })
    const k = new Secretary(app)
    await app.byRole('navigation', 'Pages')
    await k.page('Meetings')
    await k.open('Second meeting')
    await k.tab('Agenda and minutes')
    return k
  }
  try {
    const k = await open()
    await existingItems(k, app)
    await newItems(k, app)
    await app.axe()
    await app.type('a half a line @')
    await app.byRole('listbox', 'Names')
    await app.axe()
    await app.screenshot('minutes-typing')
    await app.press('Escape', 'Escape')
    await app.waitForSaved()
    t.diagnostic(`${app.effort.keys} keys, ${app.effort.clicks} clicks`)
    assert.equal(app.effort.clicks, 0)
    await killProgramWith(file)
    await app.quit()

    const again = await open()
    await again.to('Minutes')
    const kept = await app.web.executeScript(() => document.activeElement.innerHTML)
    assert.match(kept, /was <strong>presented<\/strong> in full\./)
    assert.match(kept, /<ul><li><p>laptops<\/p><\/li><li><p>radios<\/p><\/li><\/ul>/)
    const numbers = await app.text()
    assert.match(numbers, /Any other business/)
    const paper = join(home, 'summary.pdf')
    await chancery('summary', file, '--meeting', '2', '-o', paper)
    const { laidOut } = await wordsOf(paper)
    const printed = laidOut.replace(/\s+/g, ' ')
    for (const words of [
      'The state of procurement was presented in full.',
      'The state of procurement is noted.',
      'Send the list of needs',
      'EUR 1 000 000',
      'We are ready.',
      'Send the roadmap to all',
      'Any other business was taken up.',
    ])
      assert.ok(printed.includes(words), `${words} in ${printed}`)
    assert.ok(!printed.includes('2.3 Send the roadmap'), 'it is no decision any more')
  } catch (error) {
    const picture = await app.screenshot('minutes-in-vain').catch(nothing)
    t.diagnostic(`The window then: ${picture}`)
    throw error
  } finally {
    await app?.quit()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
})

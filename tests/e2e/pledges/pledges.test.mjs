// The register of pledges: found, grouped, unfolded to its lines, drawn, kept as a view, hidden, and long.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { journey, start } from '../support/app.mjs'
import { Keyboard } from '../support/keyboard.mjs'

const plain = (text) => text.replaceAll('\u00a0', ' ')
const shows = (app, words) => app.until(`“${words}”`, async () => plain(await app.text()).includes(words))
const hidesAll = async (app) => !/\b(EUR|DKK) \d[\d ]{3}/.test(plain(await app.text()))

/** Runs in the page: what the pledges shown come to, a line for each channel. */
function totals() {
  const words = (one) => one.innerText.replace(/\s+/g, ' ').trim()
  const lists = [...document.querySelectorAll('main .totals dl')]
  return lists.map((list) => `${words(list.previousElementSibling)}: ${words(list)}`)
}

/** Runs in the page: where the columns of the register begin, once for each line of them that differs. */
function columns() {
  const lines = [...document.querySelectorAll('[role="region"] table tr')].filter((line) => line.cells.length > 1)
  return [...new Set(lines.map((line) => [...line.cells].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' ')))]
}

journey(
  'a figure of the register is found, unfolded to its lines with their sources, grouped, and kept as a view',
  { args: ['--sample'] },
  async (app) => {
    const k = new Keyboard(app)
    await app.byRole('heading', 'IT Coalition', { level: 1 })
    await k.page('Pledges')
    await shows(app, '13 of 13 pledges')
    // By channel: what is in kind is never added to what is of a channel that nobody stated.
    assert.deepEqual(await app.web.executeScript(totals), [
      'In kind: Announced EUR 87 000 000 + 2 contributions without an amount',
      'Channel not stated: Announced EUR 56 000 000 + DKK 91 000 000 + 2 contributions without an amount' +
        ' + contributions by several countries, not named, without an amount',
    ])
    await shows(app, 'Channels are not added together.')
    const begin = await app.web.executeScript(columns)
    assert.equal(begin.length, 1, `the columns stand below each other: ${begin.join(', ')}`)
    assert.doesNotMatch(plain(await app.text()), /EUR 143 000 000/)
    await app.axe()

    await k.write('Search this list', 'denmark')
    await shows(app, '1 of 13 pledges')
    await shows(app, 'none recorded')
    await k.push(/^announced DKK/)
    await app.byRole('dialog', 'announced')
    await shows(app, '1 entry counted')
    await app.axe()
    await app.press('Escape')
    await app.press('Control+a')
    await k.write('Search this list', 'nothing is called so')
    await shows(app, 'Nothing in the list matches this search.')
    await k.push('Show all')
    await shows(app, '13 of 13 pledges')

    await k.choose('Group by', 'state')
    await app.click('button', 'Estonia')
    await app.until('its three pledges', async () => (await app.count('link', 'Estonia')) === 3)
    await app.axe()
    await k.push('Save view')
    await app.byRole('dialog', 'Save this view')
    await k.write('Name of the view', 'States')
    await app.press('Enter')
    await app.until('the view by its name', async () => (await app.byLabel('View')).getAttribute('value'))
    await k.choose('Group by', 'none')
    await shows(app, 'View: States, changed')
    await k.choose('View', 'default view')
    // A native list takes what is typed within a second for one word.
    await pause(1_100)
    await k.choose('View', 'States')
    await app.byRole('button', 'Estonia')
    await k.push('Remove view')
    await app.gone('button', 'Remove view')
    await k.lands('View')
    await app.press('Control+z')
    const offered = () => [...document.querySelectorAll('select[aria-label="View"] option')].map((one) => one.textContent)
    await app.until('the view to be back', async () => (await app.web.executeScript(offered)).includes('States'))
    await pause(1_100)
    await k.choose('View', 'States')
  },
)

journey('the charts of the register say what they leave out, and have a table each', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await k.page('Pledges')
  await k.push('Charts')
  await app.byRole('img', /^Announced, committed and delivered by state, in EUR/)
  await app.byRole('img', /^Over time, in EUR/)
  await shows(app, 'Not shown, because no amount is known: 4 announced.')
  await shows(app, 'currencies are not added together: DKK.')
  const drawn = await app.web.executeScript(() => {
    const canvas = document.querySelector('canvas')
    return new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 8
  })
  assert.ok(drawn, 'the chart is drawn')
  await app.axe()
  await k.choose('Currency', 'DKK')
  await app.byRole('img', /^Over time, in DKK/)
})

journey('amounts are hidden while others look at the screen, on every page', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await k.page('Pledges')
  await shows(app, 'EUR 56 000 000')
  await app.press('Control+Shift+h')
  await shows(app, 'amount hidden')
  assert.ok(await hidesAll(app), await app.text())
  await app.axe()
  await app.click('link', 'Germany')
  await app.byRole('heading', 'SAP licences', { level: 1 })
  assert.ok(await hidesAll(app), await app.text())
  // A paper would show them: it is covered until somebody says so.
  await k.page('Meetings')
  await app.click('link', 'Second meeting')
  await app.click('link', 'Documents')
  await app.byText('A document shows every amount in it.')
  assert.equal(await app.count('region', 'Preview of the document'), 0)
  await app.axe()
  await k.push('Show the preview anyway')
  await k.lands('Preview of the document')
  await k.push('Amounts are hidden. Show them', { back: true })
  await k.page('Pledges')
  await shows(app, 'EUR 87 000 000')
})

journey('the register is shown as it was known on a day, and says what changed since', { args: ['--sample'] }, async (app) => {
  const k = new Keyboard(app)
  await app.byRole('heading', 'IT Coalition', { level: 1 })
  await k.page('Pledges')
  await k.push(/^As known on/)
  await k.write('Day', '3 April 2024')
  await app.press('Enter')
  await app.byText(/^This file's record begins on /)
  await app.axe()
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  await k.write('Day', today)
  await app.press('Enter')
  await shows(app, `As the record stood on ${today}.`)
  await shows(app, '13 of 13 pledges')
  assert.equal(await app.count('button', 'New pledge'), 0)
  await app.axe()
  await k.push('What changed since')
  await app.byText('Nothing changed in the register since.')
  await app.axe()
  await app.press('Escape')
  await k.push('Back to now')
  await app.byRole('button', 'New pledge')
})

test('ten thousand pledges are scrolled through, and only those in sight are drawn', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'chancery-e2e-'))
  const file = join(home, 'many.chancery')
  try {
    const first = await start({ home, answers: [file] })
    try {
      const k = new Keyboard(first)
      await k.push(/^Create a coalition/)
      await k.write('Name of the coalition', 'Coalition 001')
      await k.push('Choose a location and create')
      await first.byRole('heading', 'Coalition 001', { level: 1 })
    } finally {
      await first.quit({ keepHome: true })
    }
    await promisify(execFile)('python3', [join(import.meta.dirname, '../support/many_pledges.py'), file, '10000'])
    const app = await start({ home, args: [file] })
    try {
      await app.byRole('heading', 'Coalition 001', { level: 1 })
      await new Keyboard(app).page('Pledges')
      await shows(app, '10 000 of 10 000 pledges')
      for (const what of ['nothing', 'a plain text', 'the register']) {
        const { count, ms, longest } = await app.web.executeAsyncScript(scrolled, what)
        t.diagnostic(`scrolling ${what}: ${count} frames in ${ms} ms, the longest ${longest} ms`)
      }
      const rows = await app.web.executeScript(() => document.querySelectorAll('tr[data-line]').length)
      assert.ok(rows < 120, `${rows} rows are drawn`)
      const strayed = await app.web.executeAsyncScript(leaving)
      assert.deepEqual(strayed, [], 'the keyboard never goes on to another pledge while the table is scrolled')
      await app.press('ArrowDown')
      await app.until('the arrows to go on from the pledge that was left', () =>
        app.web.executeScript(() => document.activeElement.closest('[data-line="1"]') !== null),
      )
      await app.until('the last pledge', () =>
        app.web.executeScript(() => {
          const scroll = document.querySelector('[role="region"]')
          scroll.scrollTop = scroll.scrollHeight
          return document.querySelector('tr[data-line="9999"] a') !== null
        }),
      )
      await app.click('button', 'What')
      await app.until('the other order from its top', () =>
        app.web.executeScript(() => document.querySelector('[role="region"]').scrollTop === 0 && document.querySelector('tr[data-line="0"] a') !== null),
      )
    } finally {
      await app.quit()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

/**
 * Runs in the page: scrolls for two seconds as a wheel does, and tells how long the frames took. A plain text of the
 * same size, and no scrolling at all, tell what this machine and its screen can do.
 */
function scrolled(what, done) {
  const register = document.querySelector('[role="region"]')
  let scroll = register
  if (what === 'a plain text') {
    scroll = document.createElement('div')
    const { left, top, width, height } = register.getBoundingClientRect()
    Object.assign(scroll.style, { position: 'fixed', overflow: 'auto', background: 'white', whiteSpace: 'pre' })
    Object.assign(scroll.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
    scroll.textContent = 'Pledge 00017 of State 017\n'.repeat(2_000)
    document.body.append(scroll)
  }
  const times = []
  const began = performance.now()
  let before = began
  const next = (now) => {
    times.push(now - before)
    before = now
    if (what !== 'nothing') scroll.scrollTop += 90
    if (now - began < 2_000) return requestAnimationFrame(next)
    if (scroll !== register) scroll.remove()
    done({ count: times.length, ms: Math.round(now - began), longest: Math.round(Math.max(...times)) })
  }
  requestAnimationFrame(next)
}

/** Runs in the page: with the keyboard on the first pledge, scrolls away by so many lines; gives the lines that it was taken to. */
async function leaving(done) {
  const scroll = document.querySelector('[role="region"]')
  const first = () => scroll.querySelector('[data-line="0"] a')
  const picture = () => new Promise(requestAnimationFrame)
  const strayed = []
  for (let lines = 20; lines < 50; lines++) {
    scroll.scrollTop = 0
    while (!first()) await picture()
    first().focus({ preventScroll: true })
    scroll.scrollTop = lines * 36
    while (first()) await picture()
    const held = document.activeElement.closest('[data-line]')
    if (held) strayed.push(held.dataset.line)
  }
  done(strayed)
}

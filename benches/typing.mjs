// A keystroke in the minutes of a meeting of 50 items and 500 paragraphs, in the real window: from the key
// to the next picture, while what was typed is saved behind it.
//
//     tests/e2e/on-a-screen node benches/typing.mjs
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../tests/e2e/support/app.mjs'
import { chancery } from '../tests/e2e/support/files.mjs'
import { Keyboard } from '../tests/e2e/support/keyboard.mjs'

const ITEMS = 50
const KEYS = 120

/** Runs in the page: as many items as are wanted, ten paragraphs each, by the commands that the page itself uses. */
async function fill(items, done) {
  const call = (command, input) => window.__TAURI_INTERNALS__.invoke('call', { command, input })
  try {
    const meetings = await call('list', { noun: 'meeting' })
    const meeting = meetings.find((one) => one.ordinal === 2).id
    for (let number = 4; number <= items; number++) {
      const paragraph = (_, n) => `Paragraph ${n + 1} of item ${number}, with words enough to fill a line or two of the page.`
      await call('save', {
        noun: 'agenda_item',
        id: crypto.randomUUID(),
        revision: 0,
        fields: {
          meeting,
          number,
          title: `Item ${number}`,
          kind: null,
          minutes: Array.from({ length: 10 }, paragraph).join('\n\n'),
          internal: false,
          standing: false,
          absent: [],
          state: 'taken',
          sources: [],
        },
      })
    }
    done(null)
  } catch (error) {
    done(JSON.stringify(error))
  }
}

/** Runs in the page: notes for each key how long it takes until the next picture is made. */
function watch() {
  window.waits = []
  const drawn = new MessageChannel()
  const pressed = []
  drawn.port1.onmessage = () => window.waits.push(performance.now() - pressed.shift())
  const key = () => {
    pressed.push(performance.now())
    requestAnimationFrame(() => drawn.port2.postMessage(null))
  }
  document.addEventListener('keydown', key, true)
}

const home = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
const file = join(home, 'coalition.chancery')
await chancery('sample', file)
const app = await start({ home, args: [file] })
try {
  await app.byRole('navigation', 'Pages')
  await app.web.manage().setTimeouts({ script: 120_000 })
  const wrong = await app.web.executeAsyncScript(fill, ITEMS)
  if (wrong) throw new Error(wrong)
  const k = new Keyboard(app)
  await k.page('Meetings')
  await k.open('Second meeting')
  await k.tab('Agenda and minutes')
  await k.to('Minutes')
  await app.settled()
  await app.web.executeScript(watch)
  for (let n = 0; n < KEYS; n++) {
    await app.type('words as '[n % 9])
    if (n % 12 === 11) await new Promise((go) => setTimeout(go, 600))
  }
  await app.waitForSaved()
  const waits = (await app.web.executeScript(() => window.waits)).sort((a, b) => a - b)
  const typed = await app.web.executeScript(() => document.activeElement.textContent)
  if (!typed.includes('words as words as')) throw new Error('the keys went elsewhere')
  const at = (part) => `${waits[Math.floor((waits.length - 1) * part)].toFixed(1)} ms`
  console.log(`| a key in the minutes, ${ITEMS} items, ${ITEMS * 10} paragraphs | ${at(0.5)} | ${at(0.95)} of 95 in 100, ${at(1)} at worst, ${waits.length} keys |`)
} finally {
  await app.quit()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
}

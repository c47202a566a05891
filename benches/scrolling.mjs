// One step of scrolling through a register of 100,000 pledges, in the real window: what it costs the page's main thread.
// Processor time is what counts on a machine that others use: the clock on the wall also counts their turns.
//
//     tests/e2e/on-a-screen node benches/scrolling.mjs
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { start } from '../tests/e2e/support/app.mjs'
import { chancery } from '../tests/e2e/support/files.mjs'
import { Keyboard } from '../tests/e2e/support/keyboard.mjs'

const PLEDGES = Number(process.argv[2] ?? 100_000)
const STEPS = 240

/**
 * Runs in the page: scrolls by so many pixels in each picture. The page's own work for a step (its script until nothing
 * is left to do, then style and layout of the whole page, asked for at once) is timed by itself. The web view's
 * clock shows whole milliseconds, so that only sums and shares of many steps say something.
 */
async function scrolled(pixels, steps, done) {
  const scroll = document.querySelector('[role="region"]')
  const settled = () => new Promise((go) => queueMicrotask(() => queueMicrotask(go)))
  const costs = []
  const coming = []
  const began = performance.now()
  for (let n = 0; n < steps; n++) {
    await new Promise(requestAnimationFrame)
    const start = performance.now()
    scroll.scrollTop += pixels
    scroll.dispatchEvent(new Event('scroll'))
    await settled()
    const scripted = performance.now()
    void scroll.scrollHeight
    costs.push([scripted - start, performance.now() - scripted])
    coming.push(document.querySelectorAll('tr.coming').length)
  }
  const lasted = performance.now() - began
  const rows = document.querySelectorAll('tr[data-line]').length
  done({ costs, rows, coming: coming.filter((n) => n > 0).length, frames: (steps / lasted) * 1_000 })
}

/** The process that draws the page of the program with this home. */
async function drawing(home) {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const about = (what) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '')
    const own = (await about('environ')).split('\0').includes(`HOME=${home}`)
    if (own && (await about('comm')).startsWith('WebKitWebProces')) return pid
  }
  throw new Error('no process draws the page')
}

/** Milliseconds that a process's main thread has run so far. */
async function ran(pid) {
  const [nanoseconds] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')).split(' ')
  return Number(nanoseconds) / 1e6
}

const home = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
const file = join(home, 'many.chancery')
await chancery('sample', file)
await promisify(execFile)('python3', [join(import.meta.dirname, '../tests/e2e/support/many_pledges.py'), file, String(PLEDGES)])
const app = await start({ home, args: [file] })
try {
  await app.byRole('navigation', 'Pages')
  await app.web.manage().setTimeouts({ script: 120_000 })
  await new Keyboard(app).page('Pledges')
  const asked = performance.now()
  await app.until('the register', async () => /\d pledges/.test(await app.text()), 240_000)
  console.log(`| the register of ${PLEDGES} pledges in sight | ${Math.round(performance.now() - asked)} ms |`)
  await app.settled()
  const page = await drawing(home)
  for (const pixels of [0, 90, 720]) {
    const before = await ran(page)
    const { costs, rows, coming, frames } = await app.web.executeAsyncScript(scrolled, pixels, STEPS)
    const each = ((await ran(page)) - before) / STEPS
    const middle = (of) => costs.map(of).sort((a, b) => a - b)[Math.floor(STEPS / 2)]
    const wall = `${middle(([script]) => script)} + ${middle(([, layout]) => layout)} ms`
    console.log(
      `| a step of ${pixels} pixels, ${rows} rows drawn | ${each.toFixed(1)} ms of the processor | ` +
        `${wall} by the clock, script + style and layout, in the middle of ${STEPS}; ` +
        `${frames.toFixed(0)} pictures a second; rows still coming in ${coming} |`,
    )
  }
} finally {
  await app.quit()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
}

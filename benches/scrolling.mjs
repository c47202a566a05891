// One step of scrolling through a register of 100,000 pledges, in the real window: what it costs the thread that
// draws, in script, style and layout, and how many pictures come of it.
//
//     tests/e2e/on-a-screen node benches/scrolling.mjs
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
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
  await app.until('the register', async () => /\d pledges/.test(await app.text()), 120_000)
  console.log(`| the register of ${PLEDGES} pledges in sight | ${Math.round(performance.now() - asked)} ms |`)
  for (const pixels of [90, 720]) {
    const { costs, rows, coming, frames } = await app.web.executeAsyncScript(scrolled, pixels, STEPS)
    const mean = (of) => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length
    const whole = costs.map(([script, layout]) => script + layout).sort((a, b) => a - b)
    const at = (part) => whole[Math.floor((whole.length - 1) * part)]
    const [script, layout] = [mean((cost) => cost[0]), mean((cost) => cost[1])].map((ms) => ms.toFixed(1))
    console.log(
      `| a step of ${pixels} pixels, ${rows} rows drawn | ${script} ms script + ${layout} ms style and layout | ` +
        `${at(0.5)} ms in the middle, ${at(0.95)} ms of 95 in 100, ${at(1)} ms at worst; ${frames.toFixed(0)} pictures a second; ` +
        `rows still coming in ${coming} of ${STEPS} |`,
    )
  }
} finally {
  await app.quit()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
}

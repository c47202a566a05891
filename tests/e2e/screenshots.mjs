// Pictures of every screen, light and dark, for docs/screenshots. Run by scripts/screenshots, with names to take only those.
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { start } from './support/app.mjs'
import { chancery } from './support/files.mjs'
import { withCopies, withSample, withoutFile } from './support/screens.mjs'

const folder = resolve(import.meta.dirname, '../../docs/screenshots')
const wanted = process.argv.slice(2)

/** The settings show the folder of the file; where it lay for the pictures tells nobody anything. */
function withoutOurFolder(web) {
  return web.executeScript((ours) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(ours, '/home')
  }, tmpdir())
}

const home = join(tmpdir(), 'Secretariat')
const [ours, theirs] = ['IT Coalition', 'IT Coalition, from a colleague'].map((name) => join(home, `${name}.chancery`))

async function take(screens, { prepare, ...options }) {
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  await prepare?.()
  const app = await start({ home, ...options })
  try {
    for (const [name, open] of screens) {
      await open(app)
      await app.settled()
      await withoutOurFolder(app.web)
      const picture = `${name}-${options.dark ? 'dark' : 'light'}`
      if (wanted.length === 0 || wanted.includes(name)) console.log(await app.screenshot(picture, folder))
    }
  } finally {
    await app.quit()
    await rm(home, { recursive: true, force: true })
  }
}

for (const dark of [false, true]) {
  await take(withoutFile, { dark })
  await take(withSample, { dark, args: ['--sample'] })
  const prepare = async () => {
    await chancery('sample', ours)
    await copyFile(ours, theirs)
  }
  await take(withCopies, { dark, prepare, answers: [theirs, ours, theirs] })
}

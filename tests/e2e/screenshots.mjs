// Pictures of every screen, light and dark, for docs/screenshots. Run by scripts/screenshots, with names to take only those.
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { start } from './support/app.mjs'
import { withSample, withoutFile } from './support/screens.mjs'

const folder = resolve(import.meta.dirname, '../../docs/screenshots')
const wanted = process.argv.slice(2)

async function take(screens, options) {
  // Not a folder with a made-up name: the settings show it.
  const home = join(tmpdir(), 'Secretariat')
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  const app = await start({ home, ...options })
  try {
    for (const [name, open] of screens) {
      await open(app)
      await app.settled()
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
}

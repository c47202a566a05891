// Pictures of every screen, light and dark, for docs/screenshots. Run by scripts/screenshots.
import { resolve } from 'node:path'
import { start } from './support/app.mjs'

const folder = resolve(import.meta.dirname, '../../docs/screenshots')

// Each screen: its name, and how to get there from the one before.
const withoutFile = [['welcome', (app) => app.byRole('heading', 'Chancery')]]

const withSample = [
  ['meetings', (app) => app.click('link', /^Meetings/)],
  ['people', (app) => app.click('link', /^People/)],
  ['settings', (app) => app.click('link', /^Settings/)],
]

async function settled(app) {
  await app.until('the page to be still', () =>
    app.web.executeScript(
      () =>
        document.fonts.status === 'loaded' &&
        !document.querySelector('[aria-busy="true"]') &&
        document.getAnimations().every((animation) => animation.playState !== 'running'),
    ),
  )
}

async function take(screens, { dark, args }) {
  const app = await start({ dark, args })
  try {
    for (const [name, open] of screens) {
      await open(app)
      await settled(app)
      const file = await app.screenshot(`${name}-${dark ? 'dark' : 'light'}`, folder)
      console.log(file)
    }
  } finally {
    await app.quit()
  }
}

for (const dark of [false, true]) {
  await take(withoutFile, { dark, args: [] })
  await take(withSample, { dark, args: ['--sample'] })
}

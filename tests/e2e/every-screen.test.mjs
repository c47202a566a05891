// What holds of every screen: anyone can use it, in both themes, and it breaks none of its own rules.
import assert from 'node:assert/strict'
import { journey } from './support/app.mjs'
import { overlaps, violations } from './support/page.mjs'
import { fillRegister } from './support/register.mjs'
import { records, register, withSample, withoutFile } from './support/screens.mjs'

// From now on, what the page does wrong behind a person's back.
function listen(app) {
  return app.web.executeScript(() => {
    window.wrongs = []
    addEventListener('error', (event) => window.wrongs.push(event.message))
    addEventListener('unhandledrejection', (event) => window.wrongs.push(String(event.reason)))
    addEventListener('securitypolicyviolation', (event) =>
      window.wrongs.push(`${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`),
    )
  })
}

async function look(app, screens, prepare = () => undefined) {
  const found = []
  await app.byRole('main')
  await prepare(app)
  await listen(app)
  for (const [name, open] of screens) {
    await open(app)
    await app.settled()
    for (const fault of await violations(app.web)) found.push(`${name}: ${fault}`)
    for (const both of await overlaps(app.web)) found.push(`${name}: drawn over each other: ${both}`)
    const wide = await app.web.executeScript(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) found.push(`${name}: ${wide} pixels too wide`)
  }
  for (const wrong of await app.web.executeScript(() => window.wrongs)) found.push(wrong)
  assert.deepEqual(found, [])
}

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light'
  journey(`the screens before a file is open can be used by anyone, ${theme}`, { dark }, (app) => look(app, withoutFile))
  journey(`the screens of a file can be used by anyone, ${theme}`, { dark, args: ['--sample'] }, (app) =>
    look(app, withSample),
  )
  journey(`the records of a file can be used by anyone, ${theme}`, { dark, args: ['--sample'] }, (app) => look(app, records))
  journey(`the register of pledges can be used by anyone, ${theme}`, { dark, args: ['--sample'] }, (app) => look(app, register, fillRegister))
}

journey('at 200 % every screen of a file can still be used', { args: ['--sample'] }, async (app) => {
  await app.byRole('main')
  await app.zoom(2)
  await look(app, withSample)
})

journey('at 200 % every record of a file can still be used', { args: ['--sample'] }, async (app) => {
  await app.byRole('main')
  await app.zoom(2)
  await look(app, records)
})

journey('at 200 % the register of pledges can still be used', { args: ['--sample'] }, async (app) => {
  await app.byRole('main')
  await app.zoom(2)
  await look(app, register, fillRegister)
})

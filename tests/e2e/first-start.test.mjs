// What a person meets who starts Chancery for the first time.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { readdir } from 'node:fs/promises'
import { journey } from './support/app.mjs'

const ways = ['Create a coalition', 'Open a file', 'Explore the sample', 'Restore a backup']

async function offersEveryWay(app) {
  for (const way of ways) await app.byRole('button', new RegExp(`^${way}`))
}

async function fitsItsWidth(app) {
  const [wide, shown] = await app.web.executeScript(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(wide <= shown, `the page is ${wide} wide and ${shown} of it are shown`)
}

journey('the first screen offers every way to begin, and anyone can use it', {}, async (app) => {
  await app.byRole('heading', 'Chancery')
  await offersEveryWay(app)
  assert.equal(await app.isDark(), false)
  await app.axe()
})

journey('the first screen is as usable in the dark', { dark: true }, async (app) => {
  await offersEveryWay(app)
  assert.equal(await app.isDark(), true)
  await app.axe()
})

journey('at 200 % nothing of the first screen is lost', {}, async (app) => {
  await offersEveryWay(app)
  await app.zoom(2)
  await offersEveryWay(app)
  await fitsItsWidth(app)
  await app.axe()
})

journey('the first screen is worked by keyboard alone', { answers: [null] }, async (app) => {
  await app.byRole('button', /^Create a coalition/)
  const reached = []
  for (let i = 0; i < ways.length; i += 1) {
    await app.press('Tab')
    const { role, name } = await app.focus()
    assert.equal(role, 'button')
    reached.push(ways.find((way) => name.startsWith(way)))
  }
  assert.deepEqual(reached, ways)

  await app.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Enter')
  const name = await app.byLabel(/^Name of the coalition/)
  assert.ok(await name.isDisplayed())
  await app.press('Escape')
  await app.gone('dialog')
  const { name: back } = await app.focus()
  assert.match(back, /^Create a coalition/, 'focus returns to where it was')
})

const named = 'Baltic drones.chancery'

journey('a coalition is created in a file of a person’s choice', (home) => ({ answers: [join(home, named)] }), async (app) => {
  await app.click('button', /^Create a coalition/)
  await app.fill(/^Name of the coalition/, 'Baltic drones – Балтійські дрони')
  await app.press('Enter')
  await app.byRole('navigation', 'Pages')
  assert.ok((await readdir(app.home)).includes(named))
  await app.axe()
})

journey('a page that is not ours opens nowhere', {}, async (app) => {
  await app.byRole('heading', 'Chancery')
  const before = await app.web.getCurrentUrl()
  await app.web.executeScript(() => {
    location.href = 'http://127.0.0.1:9/elsewhere'
    window.open('http://127.0.0.1:9/elsewhere')
  })
  await offersEveryWay(app)
  assert.equal(await app.web.getCurrentUrl(), before)
  assert.equal((await app.web.getAllWindowHandles()).length, 1)
})

journey('the page can call nothing but our own commands', {}, async (app) => {
  await app.byRole('heading', 'Chancery')
  const answers = await app.web.executeAsyncScript((done) => {
    const invoke = (command, input) => window.__TAURI_INTERNALS__.invoke(command, input).then(
      () => `${command} was allowed`,
      (error) => String(error),
    )
    const commands = ['plugin:window|close', 'plugin:webview|create_webview_window', 'plugin:path|resolve_directory', 'plugin:app|version', 'plugin:event|emit']
    Promise.all(commands.map((command) => invoke(command, {}))).then(done)
  })
  for (const answer of answers) assert.match(answer, /not allowed/)
})

// Chancery as a person sees and works it. Everything is found by what it is called, and waited for.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { Key } from 'selenium-webdriver'
import { launch } from './driver.mjs'
import { find, stirred, violations } from './page.mjs'

const pictures = resolve(import.meta.dirname, '../../../out/e2e')
const patience = 8_000
const often = 20

export class App {
  /** Keys and clicks so far: what a journey costs a person. */
  effort = { keys: 0, clicks: 0 }

  #zoomed = false

  constructor(launched) {
    this.web = launched.web
    this.home = launched.home
    this.output = launched.output
    this.stop = launched.stop
  }

  /** Tries until `attempt` gives something, and says what was missing when it never does. */
  async until(what, attempt, ms = patience) {
    let reason = ''
    const tries = async () => {
      try {
        return (await attempt()) || false
      } catch (error) {
        reason = error.message
        return false
      }
    }
    const seen = await this.web.wait(tries, ms, undefined, often).catch(() => undefined)
    if (seen) return seen
    throw new Error(`Waited ${ms} ms in vain for ${what}. ${reason}`)
  }

  /** Waits in the page itself until `looks` (a function that runs there) is true: cheap where a journey waits a hundred times. */
  async untilPage(what, looks, ...args) {
    const seen = await this.web.executeAsyncScript(
      `const [args, until, done] = [arguments[0], performance.now() + arguments[1], arguments[2]]
      const look = () => (${looks})(...args) ? done(true) : performance.now() > until ? done(false) : setTimeout(look, 5)
      look()`,
      args,
      patience,
    )
    assert.ok(seen, `Waited ${patience} ms in vain for ${what}.`)
  }

  async #one(what, query, ...args) {
    return this.until(what, async () => {
      const found = await find(this.web, query, ...args)
      if (found.length > 1) throw new Error(`There are ${found.length} of it.`)
      return found[0]
    })
  }

  /** The one visible element of this role and name (text, or a RegExp). */
  byRole(role, name, options = {}) {
    const named = name === undefined ? options : { name, ...options }
    return this.#one(`${role} "${name ?? 'of any name'}"`, 'queryAllByRole', role, named)
  }

  /** The one visible control with this label. */
  byLabel(label) {
    return this.#one(`a control labelled "${label}"`, 'queryAllByLabelText', label)
  }

  /** The one visible element with this text. */
  byText(text) {
    return this.#one(`the text "${text}"`, 'queryAllByText', text)
  }

  /** How many are visible now, without waiting. */
  async count(role, name) {
    return (await find(this.web, 'queryAllByRole', role, name === undefined ? {} : { name })).length
  }

  async gone(role, name) {
    await this.until(`${role} "${name}" to go`, async () => (await this.count(role, name)) === 0)
  }

  async click(role, name) {
    this.effort.clicks += 1
    const press = async () => {
      const element = await this.byRole(role, name)
      // In a zoomed page WebKitWebDriver clicks where things would be at 100 %.
      if (this.#zoomed) await this.web.executeScript((element) => element.click(), element)
      else await element.click()
    }
    // What was drawn anew between the look and the click is looked for once more.
    await press().catch((error) => (error.name === 'StaleElementReferenceError' ? press() : Promise.reject(error)))
  }

  /** Presses keys, each as 'a', 'Enter' or 'Control+Shift+z'. */
  async press(...chords) {
    for (const chord of chords) {
      const keys = chord.split(/\+(?!$)/).map((key) => Key[key.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()] ?? key)
      const last = keys.pop()
      const actions = this.web.actions()
      for (const key of keys) actions.keyDown(key)
      actions.sendKeys(last)
      for (const key of keys.reverse()) actions.keyUp(key)
      await actions.perform()
      this.effort.keys += 1
    }
  }

  /** Types into what has the focus. */
  async type(text) {
    await this.web.actions().sendKeys(text).perform()
    this.effort.keys += [...text].length
  }

  /** Types into the control with this label, in place of what is there. */
  async fill(label, text) {
    const control = await this.byLabel(label)
    await control.click()
    this.effort.clicks += 1
    await this.press('Control+a')
    await this.type(text)
  }

  /** Name and role of what has the focus, as a screen reader is told. */
  async focus() {
    const element = await this.web.switchTo().activeElement()
    return { role: await element.getAriaRole(), name: await element.getAccessibleName() }
  }

  text() {
    return this.web.executeScript(() => document.body.innerText)
  }

  /** Until the header says that all is saved. */
  waitForSaved() {
    return this.until('"Saved"', async () => {
      const status = await find(this.web, 'queryAllByRole', 'status')
      const texts = await Promise.all(status.map((element) => element.getText()))
      return texts.some((text) => /^Saved\b/.test(text)) && !texts.some((text) => /^(Saving|Not saved)/.test(text))
    })
  }

  /** Zooms as a person does, with Ctrl and the plus key, a fifth at a time. */
  async zoom(factor) {
    const width = () => this.web.executeScript(() => window.innerWidth)
    await this.press('Control+0')
    const full = await width()
    for (let step = 1; step < factor - 0.1; step += 0.2) await this.press('Control+=')
    const wanted = Math.round(full / factor)
    this.#zoomed = factor !== 1
    await this.until(`a page ${wanted} wide`, async () => Math.abs((await width()) - wanted) <= 1)
  }

  isDark() {
    return this.web.executeScript(() => matchMedia('(prefers-color-scheme: dark)').matches)
  }

  /** Until nothing loads or moves any more, and what is there has been drawn. */
  async settled() {
    await this.until('the page to be still', () =>
      this.web.executeScript(
        () =>
          document.fonts.status === 'loaded' &&
          !document.querySelector('[aria-busy="true"]') &&
          document.getAnimations().every((animation) => animation.playState !== 'running'),
      ),
    )
    await this.web.executeAsyncScript((done) => {
      const twice = (frames) => (frames === 0 ? setTimeout(done, 100) : requestAnimationFrame(() => twice(frames - 1)))
      twice(2)
    })
  }

  async screenshot(name, folder = pictures) {
    await mkdir(folder, { recursive: true })
    const file = join(folder, `${name}.png`)
    const picture = await stirred(this.web, () => this.web.takeScreenshot())
    await writeFile(file, Buffer.from(picture, 'base64'))
    return file
  }

  async axe() {
    assert.deepEqual(await violations(this.web), [], 'axe finds nothing against this screen')
  }

  /** Ends the program, as closing the window does. Its folder can be kept for another start. */
  async quit(options) {
    await this.web.quit().catch(() => undefined)
    await this.stop(options)
  }
}

export async function start(options) {
  return new App(await launch(options))
}

/** A test with the program started for it. When it fails, what the window showed is left in out/e2e. */
export function journey(name, options, steps) {
  test(name, async (t) => {
    const app = await start(options)
    try {
      await steps(app, t)
      t.diagnostic(`${app.effort.keys} keys, ${app.effort.clicks} clicks`)
    } catch (error) {
      const file = await app.screenshot(name.replace(/\W+/g, '-')).catch((reason) => `no picture: ${reason.message}`)
      t.diagnostic(`The window then: ${file}`)
      t.diagnostic(app.output())
      throw error
    } finally {
      await app.quit()
    }
  })
}

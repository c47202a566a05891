// A person at the keyboard: from field to field with Tab, by the names that are said there.
import { Key } from 'selenium-webdriver'

/** No field is further than this many presses of Tab from where a person was. */
const furthest = 120
/** The sidebar, from the top. */
const pages = ['Overview', 'Meetings', 'Members', 'People', 'Bodies and teams', 'Pledges', 'Actions', 'Decisions', 'Settings']

/**
 * Runs in the page: name and value of what has the focus, and how many stops of Tab there seem to be to the next
 * control that `wanted` names. Where the keys really lead is looked at after they were pressed.
 */
function focused(wanted, back) {
  const nameOf = (one) => {
    const ids = (one.getAttribute('aria-labelledby') ?? '').split(' ')
    const words = [...ids.map((id) => document.getElementById(id)), ...(one.labels ?? [])].map((label) => label?.textContent)
    const name = one.getAttribute('aria-label') ?? (words.filter(Boolean).join(' ') || one.textContent)
    return name.trim().replace(/\s+/g, ' ')
  }
  const fits = (name) =>
    wanted?.pattern === undefined ? name === wanted || name.startsWith(`${wanted}, chosen: `) : new RegExp(wanted.pattern).test(name)
  const at = document.activeElement
  const nowhere = !at || at === document.body
  const within = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document
  const all = [...within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  // Of radio buttons that belong together, Tab comes to the chosen one, or to the first while none is.
  const together = (one) => all.filter((other) => other.type === 'radio' && other.name === one.name)
  const passed = (one) =>
    one.type === 'radio' && one.name !== '' && one !== (together(one).find((other) => other.checked) ?? together(one)[0])
  const reached = (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !passed(one)
  const stops = all.filter((one) => one === at || reached(one))
  if (back) stops.reverse()
  const here = stops.indexOf(at)
  const next = nowhere ? -1 : stops.findIndex((one, index) => index > here && fits(nameOf(one)))
  const value = at instanceof HTMLSelectElement ? at.selectedOptions[0]?.text : at?.value
  return {
    name: nowhere ? null : nameOf(at),
    there: !nowhere && fits(nameOf(at)),
    value: value ?? '',
    steps: Math.max(1, next - here),
  }
}

/** Runs in the page: what the open list offers, and which of it Enter would take. */
function offered() {
  const list = [...document.querySelectorAll('[role="listbox"]')].find((one) => one.checkVisibility())
  const options = [...(list?.querySelectorAll('[role="option"]') ?? [])]
  return {
    options: options.map((option) => option.innerText.replace(/\s+/g, ' ').trim()),
    lit: options.findIndex((option) => option.hasAttribute('data-highlighted')),
  }
}

export class Keyboard {
  constructor(app) {
    this.app = app
  }

  /** What has the focus: its name (null for nothing), its value, and whether it is called so, a text or a RegExp. */
  at(wanted = null, back = false) {
    const sent = wanted instanceof RegExp ? { pattern: wanted.source } : wanted
    return this.app.web.executeScript(focused, sent, back)
  }

  /** Presses Tab until the focus is on what is called so. */
  async to(wanted, { back = false } = {}) {
    const passed = []
    for (let steps = 0; steps <= furthest; ) {
      const here = await this.at(wanted, back)
      if (here.there) return here
      passed.push(here.name)
      await this.#tab(here.steps, back)
      steps += here.steps
    }
    throw new Error(`Tab never came to ${wanted}. It came to: ${passed.join(' | ')}`)
  }

  async #tab(times, back) {
    const actions = this.app.web.actions()
    if (back) actions.keyDown(Key.SHIFT)
    actions.sendKeys(Key.TAB.repeat(times))
    if (back) actions.keyUp(Key.SHIFT)
    await actions.perform()
    this.app.effort.keys += times
  }

  /** Waits until the focus is there by itself. */
  async lands(wanted) {
    await this.app.until(`the focus on ${wanted}`, async () => (await this.at(wanted)).there)
  }

  /** Goes to a button or a link and presses it. */
  async push(name, options) {
    await this.to(name, options)
    await this.app.press('Enter')
  }

  /** Goes to a box and writes into it, in place of what is there. */
  async write(label, text) {
    const { value } = await this.to(label)
    if (value !== '') await this.app.press('Control+a')
    await this.app.type(text)
  }

  /** Goes to a closed list and chooses by the first letters. */
  async choose(label, word) {
    const { value } = await this.to(label)
    if (value === word) return
    await this.app.type(word)
    await this.app.until(`"${word}" in ${label}`, async () => (await this.at()).value === word)
  }

  /** Goes to a picker, types, and takes the option that begins so (or fits a RegExp), if need be with the arrow keys. */
  async pick(label, typed, option = typed) {
    await this.to(label)
    await this.app.type(typed)
    await this.app.until(`"${option}" in the list of ${label}`, async () => {
      const { options, lit } = await this.app.web.executeScript(offered)
      const wanted = options.findIndex((words) => (option instanceof RegExp ? option.test(words) : words.startsWith(option)))
      if (wanted < 0 || lit < 0) throw new Error(`It offers: ${options.join(' | ')}`)
      if (wanted === lit) return true
      await this.app.press(wanted > lit ? 'ArrowDown' : 'ArrowUp')
      return false
    })
    await this.app.press('Enter')
    await this.app.until('the list to close', async () => {
      const { options } = await this.app.web.executeScript(offered)
      return options.length === 0
    })
  }

  /** What Enter would take from the open list. */
  async offer() {
    const { options, lit } = await this.app.web.executeScript(offered)
    return options[lit]
  }

  /** A page of the sidebar. */
  async page(name) {
    await this.app.press(`Alt+${pages.indexOf(name) + 1}`)
    await this.app.byRole('heading', name, { level: 1 })
  }

  /** A tab of the page. */
  async tab(name) {
    const here = () => this.app.web.executeScript(() => document.querySelector('main nav [aria-current]')?.textContent.trim())
    const passed = []
    for (let now = await here(); now !== name; ) {
      if (passed.includes(now)) throw new Error(`There is no tab ${name} beside ${passed.join(', ')}`)
      passed.push(now)
      await this.app.press('Control+PageDown')
      await this.app.until('another tab', async () => (now = await here()) && now !== passed.at(-1))
    }
  }

  /** Opens a row of the list by what it is called. */
  async open(name) {
    await this.to('Search this list')
    await this.app.type(name)
    await this.app.press('ArrowDown', 'Enter')
    await this.app.byRole('heading', name, { level: 1 })
  }

  /** Begins a new one of what is on the page. */
  async begin(heading) {
    await this.app.press('Control+n')
    await this.app.byRole('heading', heading)
  }
}

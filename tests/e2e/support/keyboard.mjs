// A person at the keyboard: from field to field with Tab, by the names that are said there.
import assert from 'node:assert/strict'

/** No field is further than this many presses of Tab from where a person was. */
const furthest = 90

/** Runs in the page: what has the focus, its name and what is in it. */
function focused() {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const ids = (at.getAttribute('aria-labelledby') ?? '').split(' ')
  const by = ids.map((id) => document.getElementById(id)?.textContent)
  const labels = [...(at.labels ?? [])].map((label) => label.textContent)
  const name = at.getAttribute('aria-label') ?? ([...by, ...labels].filter(Boolean).join(' ') || at.textContent)
  const value = at instanceof HTMLSelectElement ? at.selectedOptions[0]?.text : at.value
  return { name: name.trim().replace(/\s+/g, ' '), value: value ?? '' }
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

const said = (name) => (name instanceof RegExp ? name : { test: (words) => words === name || words.startsWith(`${name}, chosen: `) })

export class Keyboard {
  constructor(app) {
    this.app = app
  }

  /** Name and value of what has the focus; null when nothing has it. */
  at() {
    return this.app.web.executeScript(focused)
  }

  /** Presses Tab until the focus is on what is called so, a text or a RegExp. */
  async to(name, key = 'Tab') {
    const wanted = said(name)
    const passed = []
    for (let steps = 0; steps <= furthest; steps += 1) {
      const here = await this.at()
      if (here && wanted.test(here.name)) return here
      passed.push(here?.name ?? 'nothing')
      await this.app.press(key)
    }
    throw new Error(`${key} never came to ${name}. It came to: ${passed.join(' | ')}`)
  }

  /** Waits until the focus is there by itself. */
  async lands(name) {
    const wanted = said(name)
    await this.app.until(`the focus on ${name}`, async () => wanted.test((await this.at())?.name ?? ''))
  }

  /** Goes to a button or a link and presses it. */
  async push(name, key = 'Tab') {
    await this.to(name, key)
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
    await this.app.until(`"${word}" in ${label}`, async () => (await this.at())?.value === word)
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
}

// Journey 3, at the door: attendance of sixty delegations and two hundred people, by keyboard alone.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { list, Records } from './support/records.mjs'

const states = Array.from({ length: 60 }, (_, at) => `State ${String(at + 1).padStart(3, '0')}`)
/** Three people of each, four of the first twenty: two hundred. */
const peopleOf = (state) => {
  const number = state.slice(-3)
  const many = Number(number) <= 20 ? 4 : 3
  return Array.from({ length: many }, (_, at) => ({ given: 'Delegate', family: `${number}-${at + 1}` }))
}

async function prepare(app) {
  const { made, save } = new Records(app)
  const body = made('body', {
    kind: 'steeringGroup', name: 'Steering Group', acronym: null, unnamedCount: null, otherNames: null, mandate: null,
    leads: [], establishedAt: null, establishedBy: null, state: 'active', sources: [],
  })
  const meeting = made('meeting', {
    body, ordinal: 1, title: null, startsOn: '2024-04-03', startsAt: null, endsOn: null, endsAt: null, zone: null,
    city: null, country: null, venue: null, mode: null, host: null, chairParties: [], chairPersons: [], language: 'en',
    marking: null, symbol: null, state: 'invited', sources: [],
  })
  made('agenda_item', {
    meeting, number: 1, title: 'Item for the test', kind: null, presenterParty: null, presenterPerson: null,
    papers: null, minutes: null, internal: false, standing: false, absent: [], state: 'planned', sources: [],
  })
  for (const name of states) {
    const party = made('party', {
      kind: 'state', name, shortName: null, officialName: null, isoCode: null, euCode: null, otherNames: {},
      defaultCurrency: null,
    })
    made('role', { party, role: 'member', fromOn: '2024-01-01', toOn: null, basis: null, sources: [] })
    for (const { given, family } of peopleOf(name)) {
      const person = made('person', {
        givenName: given, familyName: family, variants: [], honorific: null, party, email: null, phone: null,
        state: 'active', sources: [],
      })
      made('post', { person, title: `Adviser ${family}`, fromOn: '2024-01-01', toOn: null, sources: [] })
    }
  }
  await save()
}

const presences = async (app) => (await list(app, 'delegation')).map((one) => one.presence)
/** What each row of the list shows. */
const shown = (app) =>
  app.web.executeScript(() =>
    [...document.querySelectorAll('[data-kind="delegation"] [data-cell="presence"]')].map((one) => one.value ?? one.innerText),
  )
const many = (all, one) => all.filter((other) => other === one).length
const side = (app) => app.web.executeScript(() => document.querySelector('aside[aria-label="Counts"]').innerText)

async function addAllMembers(k, app) {
  await k.tab('Participation')
  await k.push(/^Add all members as of 3.April 2024 \(60\)/)
  await app.until('sixty rows', async () => (await shown(app)).length === 60)
  assert.equal(many(await presences(app), 'invited'), 60)
}

/** One stop of Tab: the list is left with the next one. */
async function intoTheList(k, app) {
  await k.to('Presence of State 001')
  await app.press('Tab')
  assert.ok(!/State \d/.test((await k.at()).name), 'the list is one stop of Tab')
  await k.to('Presence of State 001', { back: true })
}

/** Runs in the page: whether the list is open and Enter would take this name. */
const isFirst = (name) =>
  [...document.querySelectorAll('[role="option"][data-highlighted]')].some((one) => one.innerText.trim().startsWith(name))
/** Runs in the page: whether this person has a row, and the box for the next one waits. */
const isIn = (name, next) =>
  [...document.querySelectorAll('[data-kind="person"] .name')].some((one) => one.textContent === name) &&
  document.activeElement.matches('[role="combobox"]') &&
  document.activeElement.labels[0]?.textContent.includes(next)

/** The people of a state, head first: each is the first on offer once `key` or the family name was pressed. */
async function addPeople(k, app, state, key = null) {
  await k.lands(`Add the head of ${state}`)
  for (const { given, family } of peopleOf(state)) {
    if (key) await app.press(key)
    else await app.type(family)
    await app.untilPage(`${given} ${family} first in the list`, isFirst, `${given} ${family}`)
    await app.press('Enter')
    await app.untilPage(`${family} in ${state}`, isIn, `${given} ${family}`, `Add someone to ${state}`)
  }
}

/** Down the list: a letter for each state, then its people, head first. */
async function tickThrough(k, app) {
  for (const state of states) {
    await k.lands(`Presence of ${state}`)
    if (Number(state.slice(-3)) % 10 === 0) {
      await app.press('o', 'ArrowDown')
      continue
    }
    await app.press('a', 'p')
    await addPeople(k, app, state, 'ArrowDown')
    await app.press('Enter')
  }
}

async function counted(k, app) {
  await app.waitForSaved()
  await app.until('54 member states in the sentence', async () => (await side(app)).includes('54 member states'))
  const came = await presences(app)
  assert.deepEqual([many(came, 'attended'), many(came, 'apologies')], [54, 6])
  const people = await list(app, 'attendee')
  const expected = states.filter((state) => Number(state.slice(-3)) % 10 !== 0).flatMap(peopleOf)
  assert.equal(people.length, expected.length)
  assert.equal(people.filter((one) => one.function === 'head').length, 54)
  assert.ok(people.every((one) => /^Adviser \d{3}-\d$/.test(one.titleThen)), 'each has the title held that day')
}

/** The people of those who sent apologies come after all: two hundred in the room. */
async function andTheRest(k, app) {
  for (const state of states.filter((one) => Number(one.slice(-3)) % 10 === 0)) {
    await app.press('/')
    await app.type(state.slice(-3))
    await app.press('Enter')
    await k.lands(`Presence of ${state}`)
    await app.press('a', 'p')
    await addPeople(k, app, state)
    await app.press('Escape')
    await k.lands(`Presence of ${state}`)
  }
  await app.waitForSaved()
  assert.equal((await list(app, 'attendee')).length, 200)
  assert.equal(many(await presences(app), 'attended'), 60)
}

async function allAtOnceAndBack(k, app) {
  await app.press('Control+a', 'c')
  await app.byText('60 delegations: confirmed')
  await app.until('all confirmed', async () => (await shown(app)).every((one) => one === 'confirmed'))
  await app.waitForSaved()
  assert.equal(many(await presences(app), 'confirmed'), 60)
  await app.press('Control+z')
  await app.until('all back', async () => (await shown(app)).every((one) => one === 'attended'))
  assert.equal(many(await presences(app), 'attended'), 60)
  await app.press('Escape')
}

async function headsInPlace(k, app) {
  await app.press('/')
  await app.type('017')
  await app.press('Enter', '1', '2', 'o')
  // A letter beside a number is a slip: nobody's presence changes, and what can't be read is not saved.
  await app.byText(/^Not saved: 1 field needs attention/)
  assert.equal(many(await presences(app), 'attended'), 60)
  await app.press('BackSpace', 'Enter')
  await k.lands('Headcount of State 018')
  await app.until('twelve heads', async () => (await list(app, 'delegation')).some((one) => one.headcount === 12))
}

/** The whole list was out of the room for an item, and one came back. */
async function leavesForAnItem(k, app) {
  await k.to('Presence for', { back: true })
  await app.type('1')
  await k.to(/^(Headcount of )?State 018/)
  await app.press('Control+Home', 'Control+a', 'x', 'Escape')
  const absent = async () => (await list(app, 'agenda_item'))[0].absent.length
  await app.until('nobody in the room', async () => (await absent()) === 60)
  await app.press('ArrowDown', 'a')
  await app.until('one in the room', async () => (await absent()) === 59)
  await app.until('who was not in the room', async () => (await side(app)).includes('1. Item for the test'))
  await k.to('Presence for', { back: true })
  await app.press('ArrowUp')
  const whole = () => document.querySelectorAll('[data-kind="delegation"] select[data-cell="presence"]').length > 0
  await app.until('the presence at the whole meeting', () => app.web.executeScript(whole))
}

/** Milliseconds from a key to the row that shows it, and the longest wait for a frame in the second after. */
function timed(app) {
  return app.web.executeAsyncScript(async (done) => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const cells = [...document.querySelectorAll('[data-kind="delegation"] select[data-cell="presence"]')].slice(0, 20)
    const waits = []
    const gaps = []
    for (const cell of cells) {
      cell.focus()
      await frame()
      const began = performance.now()
      cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, cancelable: true }))
      while (cell.value !== 'confirmed') await Promise.resolve()
      waits.push(performance.now() - began)
      for (let last = performance.now(), until = last + 400; last < until; ) {
        await frame()
        gaps.push(performance.now() - last)
        last = performance.now()
      }
    }
    done({ waits, gaps })
  })
}

const middle = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]

journey(
  'attendance of sixty delegations and two hundred people is taken by keyboard alone',
  (home) => ({ answers: [join(home, 'Door.chancery')] }),
  async (app, t) => {
    const k = new Keyboard(app)
    await k.push(/^Create a coalition/)
    await k.write('Name of the coalition', 'Test coalition')
    await app.press('Enter')
    await app.byRole('link', 'Describe the coalition')
    await prepare(app)
    await k.page('Meetings')
    await k.open('First meeting')
    const steps = [addAllMembers, intoTheList, tickThrough, counted, andTheRest, allAtOnceAndBack, headsInPlace, leavesForAnItem]
    for (const step of steps) {
      const [keys, began] = [app.effort.keys, Date.now()]
      await step(k, app)
      t.diagnostic(`${step.name}: ${app.effort.keys - keys} keys, ${Math.round((Date.now() - began) / 100) / 10} s`)
    }
    const { waits, gaps } = await timed(app)
    const [key, worst, frame] = [middle(waits), Math.max(...waits), Math.max(...gaps)].map((ms) => ms.toFixed(1))
    t.diagnostic(`a key until its row shows it: ${key} ms, ${worst} at worst; longest frame while it is saved: ${frame} ms`)
    assert.ok(middle(waits) <= 50, `a key took ${key} ms`)
    assert.equal(app.effort.clicks, 0)
  },
)

/** Runs in the page: how far below the top of what scrolls the list's head stands, and how far the window itself was moved. */
function headInSight() {
  const head = document.querySelector('.attendance thead th').getBoundingClientRect()
  const frame = document.querySelector('main .tab').getBoundingClientRect()
  return { below: head.top - frame.top, above: frame.bottom - head.bottom, moved: document.scrollingElement.scrollTop }
}

for (const factor of [1, 2]) {
  journey(`the head of the list stays in sight at ${factor * 100} %, and the window where it is`, { args: ['--sample'] }, async (app) => {
    const k = new Keyboard(app)
    await app.byRole('navigation', 'Pages')
    await app.zoom(factor)
    await k.page('Meetings')
    await k.open('Second meeting')
    await k.tab('Participation')
    await k.to(/^Presence of /)
    await app.press('/')
    await app.type('NATO')
    await app.press('Enter')
    await k.lands('Presence of NATO')
    await app.settled()
    const { below, above, moved } = await app.web.executeScript(headInSight)
    assert.ok(below >= -1 && above > 0, `the head is ${below} below the top, ${above} above the foot`)
    assert.equal(moved, 0)
  })
}

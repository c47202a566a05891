// A register with something in every part of it. All of it is made up, and reads so.

/** Runs in the page: a joint pledge of two states with a ledger, and all that hangs on it. */
function fill(done) {
  const call = (command, input) => window.__TAURI_INTERNALS__.invoke('call', { command, input })
  const id = (n) => `01900000-0000-7000-9000-${String(n).padStart(12, '0')}`
  const save = (noun, n, fields) => call('save', { noun, id: id(n), revision: 0, fields: { sources: [], ...fields } })
  const euros = (units) => ({ precision: 'exact', minor: units * 100, maxMinor: null, currency: 'EUR' })
  const unknown = { precision: 'quantityOnly', minor: null, maxMinor: null, currency: null }
  const long = 'Ruggedised workstations with satellite terminals, spare batteries and a training course for their users'
  const event = (n, stage, happenedOn, units, more = {}) =>
    save('pledge_event', n, { pledge: id(3), stage, happenedOn, amount: euros(units), void: false, ...more })
  const run = async () => {
    const state = (n, name) =>
      save('party', n, { kind: 'state', name, otherNames: {}, sources: undefined })
    await state(1, 'State 017')
    await state(2, 'State 018 of the very long official name that must fit somewhere')
    const source = (await call('list', { noun: 'source' }))[0].id
    const pledge = { pledgersUnnamed: null, channel: 'inKind', announcedOn: '2025-02-10', amount: euros(3_000_000), sources: [source] }
    await save('pledge', 3, { ...pledge, pledgers: [id(1), id(2)], title: 'Workstations' })
    await save('pledge', 4, { ...pledge, pledgers: [id(1)], title: 'Workstations, said again' })
    await save('tranche', 5, { pledge: id(3), plannedOn: '2025-06-30', planned: euros(1_000_000), waived: false })
    await save('tranche', 6, { pledge: id(3), plannedOn: '2025-12', planned: euros(2_000_000), waived: false, note: 'After the second inspection' })
    await event(7, 'committed', '2025-04-02', 2_000_000, { document: 'Letter 7/2025' })
    await event(8, 'committed', '2025-04-02', 3_000_000, { document: 'Letter 9/2025', corrects: id(7) })
    await event(9, 'delivered', '2025-06-28', 1_000_000, { tranche: id(5), party: id(1), sources: [source] })
    await event(10, 'delivered', '2025-09-01', 5_000)
    await event(11, 'delivered', null, 5_000, { corrects: id(10), void: true })
    await save('pledge_share', 12, { pledge: id(3), party: id(1), minor: 100_000_000, sources: undefined })
    await save('in_kind_item', 13, { pledge: id(3), description: long, quantity: 200, unit: 'workstations', unitValue: unknown, basis: 'none', ordered: 200, shipped: 120, received: 80 })
    await save('pledge_link', 14, { pledge: id(4), kind: 'repeats', other: id(3), note: 'The same letter' })
    const line = (n, title, more) =>
      save('procurement_line', n, { title, category: null, body: null, priority: null, year: null, quarter: null, estimated: euros(400_000), stage: 'planned', fundedBy: [], note: null, ...more })
    await line(20, 'Workstations, first lot', { priority: 1, year: 2026, quarter: 1, stage: 'contracted', fundedBy: [id(3)] })
    await line(21, long, { priority: 2, year: 2026, quarter: 3, estimated: { ...unknown, precision: 'notYetQuantified' } })
    await line(22, 'Spare parts', { year: 2026 })
    await line(23, 'Training', { stage: 'identified' })
    await save('reported_total', 30, { scope: 'pledged so far, in the words of State 017', statedOn: '2025-10', amount: { ...euros(4_000_000), precision: 'atLeast' }, asStated: 'more than 4 million', sources: [source] })
    await save('rate_set', 31, { name: 'Made-up rates', provider: 'State 017', sources: undefined })
    await save('exchange_rate', 32, { rateSet: id(31), base: 'EUR', quote: 'DKK', rate: '7.5', datedOn: '2025-02-10', sources: undefined })
  }
  run().then(() => done(''), (error) => done(JSON.stringify(error)))
}

/** Writes it into the file that is open. */
export async function fillRegister(app) {
  const failed = await app.web.executeAsyncScript(fill)
  if (failed) throw new Error(failed)
  // The page did not write it: it reads the file anew.
  await app.web.executeScript(() => location.reload())
  await app.byRole('main')
}

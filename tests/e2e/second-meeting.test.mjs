// The main journey: from the first start to the summary of a meeting and a backup, by keyboard.
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { journey } from './support/app.mjs'
import { Keyboard } from './support/keyboard.mjs'
import { chancery, wordsOf } from './support/files.mjs'

const day = '3 April 2024'
const s1 = {
  find: 'European Pravda',
  title: 'Ukraine Defence Contact Group: Estonia and Luxembourg announce new contributions to IT Coalition',
  published: '8 April 2024',
  relaying: 'Ukraine’s Ministry of Defence',
}
const s2 = { find: 'Government of Luxembourg', title: 'Deuxième réunion de la coalition IT', published: '5 April 2024' }
// Two sources of one name: what is stated there, and what was inferred from it.
const s3 = { find: 'Le Quotidien', title: 'Ukraine: Les TIC changent la donne', as: /changent la donne$/ }
const inferred = {
  ...s3,
  as: /Inferred from the source$/,
  certainty: 'Inferred from the source',
  quote: '“about to join” [of the United Kingdom, counted among the seven observers]',
}
const ministry = {
  find: 'Ukraine’s Ministry of Defence',
  title: '[report on the declaration of intent]',
  published: '19 September 2023',
}
const pravda = { find: 'Ukrainska Pravda', title: '[report on the cooperation agreement]', published: '14 February 2024' }
const rbc = { find: 'RBC-Ukraine', title: '[report on the members and on in-kind support]' }
const babel = { find: 'Babel', title: '[report on the Netherlands joining]' }

const roles = [
  ['Estonia', 'lead', `by ${day}`, [s1]],
  ['Luxembourg', 'lead', `by ${day}`, [s1]],
  ['Belgium', 'member', 'by 25 November 2023', [s1, rbc]],
  ['Denmark', 'member', 'by 25 November 2023', [s1, rbc]],
  ['Iceland', 'member', 'by 25 November 2023', [s1, rbc]],
  ['Latvia', 'member', 'by 25 November 2023', [s1, rbc]],
  ['Lithuania', 'member', 'by 25 November 2023', [s1, rbc]],
  ['Italy', 'member', 'by 27 January 2024', [s1, babel]],
  ['Netherlands', 'member', 'by 27 January 2024', [s1, babel]],
]
const signed2023 = '19 September 2023'
const announced2024 = '14 February 2024'
const instruments = [
  {
    title: 'Declaration of intent of 19 September 2023',
    kind: 'declaration of intent',
    sources: [ministry],
    signers: ['Ukraine', 'Estonia', 'Luxembourg', 'Belgium', 'Denmark', 'Latvia', 'Lithuania'],
    signature: { signed: signed2023, sources: [ministry] },
  },
  {
    title: 'Declaration of intent signed by the United Kingdom',
    kind: 'declaration of intent',
    sources: [s1, pravda],
    signers: ['United Kingdom'],
    signature: { signed: `by ${announced2024}`, sources: [s1, pravda] },
  },
  {
    title: 'Cooperation agreement',
    kind: 'agreement',
    finalised: '12 February 2024',
    years: '6',
    sources: [s1, pravda],
    signers: 'Estonia, Luxembourg, Belgium, Denmark, Iceland, Italy, Latvia, Lithuania, Netherlands, Ukraine'.split(', '),
    signature: { announced: announced2024, sources: [pravda] },
  },
]
const agenda = ['Status of procurement', 'Priorities for this year (2024)', 'Procurement planning roadmap']
const words =
  'We can expect more countries to join us shortly, as well as additional contributions and the first deliveries of equipment to Ukraine'
const further = 'Further financial contribution'
const pledges = [
  { by: 'Estonia', what: further, amount: 'not yet quantified', sources: [s1, s3] },
  { by: 'Luxembourg', what: further, amount: 'not yet quantified', sources: [s1, s3] },
  { unnamed: 'several countries', what: `${further}s`, amount: 'no amount stated', sources: [s1] },
]

class Secretary extends Keyboard {
  /** The sources that are in the file. */
  known = new Set()

  /** Names sources in the field that is called so; one that is not in the file yet is made from there. */
  async cite(sources) {
    for (const source of sources) {
      if (this.known.has(source)) await this.pick('Sources', source.find.slice(0, 6), source.as ?? `${source.find}: ${source.title}`)
      else await this.#add(source)
      this.known.add(source)
    }
  }

  async #add(source) {
    await this.pick('Sources', source.title, `Create “${source.title}”`)
    await this.write('Publisher', source.find)
    if (source.published) await this.write('Published on', source.published)
    if (source.certainty) await this.choose('Certainty', source.certainty)
    if (source.relaying) await this.write('Relaying', source.relaying)
    if (source.quote) await this.write('Relevant passage, as printed', source.quote)
    await this.push('Add the source')
    await this.app.gone('dialog')
    await this.to('Sources')
  }

  async addRole(role, from, sources, basis) {
    await this.push('Add a role')
    await this.choose('Role', role)
    if (basis) await this.pick('Based on signature', basis.slice(0, 4), basis)
    await this.write('From', from)
    await this.cite(sources)
  }
}

async function firstStart(k, app) {
  await app.byRole('button', /^Create a coalition/)
  await k.push(/^Create a coalition/)
  await app.byLabel('Name of the coalition')
  await app.type('IT Coalition')
  await app.press('Enter')
  await app.byRole('link', 'Describe the coalition')
}

async function sayWhatItIs(k) {
  await k.push('Describe the coalition')
  await k.write('Forum', 'Ukraine Defence Contact Group')
  await k.write('Purpose', 'To support Ukraine’s Ministry of Defence and Armed Forces in IT, communications and cybersecurity.')
  await k.pick('Recipients', 'Ukraine', 'Add Ukraine, a state')
  await k.cite([s1])
}

async function addMembers(k) {
  await k.page('Members')
  for (const [name, ...role] of roles) {
    await k.begin('New party')
    await k.pick('Country', name.slice(0, 4), name)
    await k.addRole(...role)
  }
  await k.page('Members')
  await k.open('Ukraine')
  await k.addRole('member', 'by 27 January 2024', [s1, babel])
  await k.addRole('beneficiary', `by ${day}`, [s1])
}

async function addInstruments(k) {
  await k.page('Members')
  await k.tab('Instruments')
  for (const { title, kind, finalised, years, sources, signers, signature } of instruments) {
    await k.begin('New instrument')
    await k.write('Title', title)
    await k.choose('Kind', kind)
    if (finalised) await k.write('Signing finalised', finalised)
    if (years) await k.write('Term', years)
    await k.cite(sources)
    for (const signer of signers) {
      await k.push('Add a signature')
      await k.pick('Who signed', signer.slice(0, 4), signer === 'United Kingdom' ? 'Add United Kingdom, a state' : signer)
      if (signature.signed) await k.write('Signed on', signature.signed)
      if (signature.announced) await k.write('Announced on', signature.announced)
      await k.cite(signature.sources)
    }
  }
  await k.page('Members')
  await k.open('United Kingdom')
  await k.addRole('acceding', `by ${day}`, [s1], 'Declaration of intent signed by')
}

async function addMeeting(k) {
  await k.page('Meetings')
  await k.begin('New meeting')
  await k.pick('Body', 'Steering Group', 'Create “Steering Group” as a steering group')
  await k.write('Date', day)
  await k.write('Number', '2')
  await k.app.press('Enter')
  await k.app.byRole('heading', 'Second meeting')
  await k.pick('Country', 'Luxe', 'Luxembourg')
  await k.cite([s1, s2])
}

async function listWhoCame(k) {
  await k.tab('Participation')
  await k.push(/^Add all members as of 3.April 2024 \(11\)/)
  await k.lands('Add a delegation')
  for (const name of ['European Union', 'NATO']) await k.pick('Add a delegation', name, `Create “${name}” as an organisation`)
  await k.push('Add a group without names')
  await k.write('How many', '7')
  await k.write('Described as', 'observer countries, names not published')
  await k.cite([s1, inferred])
  await k.push('Add a stated count')
  await k.write('Count', '10')
  await k.choose('Basis', 'by signature')
  await k.write('What was counted', 'signatories')
  await k.pick('Instrument signed', 'Coop', 'Cooperation agreement')
  await k.cite([s2])
}

async function writeMinutes(k) {
  await k.tab('Agenda and minutes')
  for (const title of agenda) {
    await k.app.press('Control+n')
    await k.write('Title of the item', title)
    await k.push(/^Details of item/)
    await k.choose('Status', 'discussed')
    await k.choose('Purpose', 'discussion')
    await k.cite([s1, s2])
  }
}

async function writeOutcomes(k) {
  await k.tab('Outcomes')
  await k.app.press('Alt+d')
  await k.write('What was decided', 'The Steering Group established four thematic expert teams to share expertise.')
  await k.cite([s1, s2])

  await k.app.press('Alt+q')
  await k.write('Text', words)
  await k.pick('Speaker', 'Tuuli Duneton', 'Create “Tuuli Duneton”')
  await k.pick('Speaking for', 'Esto', 'Estonia')
  await k.write('Title of the speaker, as printed', 'Deputy Defence Minister for Policy Planning')
  await k.cite([s1])

  for (const { by, unnamed, what, amount, sources } of pledges) {
    await k.app.press('Alt+p')
    if (by) await k.pick('Who pledges', by.slice(0, 4), by)
    if (unnamed) await k.write('Pledgers without names, as stated', unnamed)
    await k.write('What is pledged', what)
    await k.write('Amount as announced', amount)
    await k.cite(sources)
  }

  await k.push('Add an expert team')
  await k.write('Name', 'Thematic expert teams')
  await k.write('Number of teams, if their names are not known', '4')
  await k.write('Mandate', 'To share expertise.')
  await k.write('Other names in use', 'groups; subgroups')
  await k.cite([s1, s2])
}

/** The words of the preview, in one line. */
async function previewed(app) {
  const pages = () => document.querySelector('[aria-label="Preview of the document"]')?.innerText ?? ''
  return (await app.web.executeScript(pages)).replace(/\s+/g, ' ')
}

async function readSummary(k, app) {
  await k.tab('Documents')
  const first = [
    'Summary of the second meeting of the Steering Group',
    'Eleven member states of the IT Coalition took part, one of them acceding, namely: Estonia, Luxembourg, ',
    'Seven observer countries (names not published), the European Union and NATO also took part.',
    'The Government of Luxembourg stated the number of signatories of the cooperation agreement as ten.',
  ]
  const says = (sentences) => async () => {
    const text = await previewed(app)
    return sentences.every((sentence) => text.includes(sentence))
  }
  await app.until('the first page of the summary in the preview', says(first))
  await k.to('Preview of the document')
  await app.press('PageDown')
  const second = says(['The Steering Group established four thematic expert teams to share expertise.'])
  await app.until('the second page of the summary in the preview', second)
}

async function exportSummary(k, app) {
  await k.push('Export summary')
  await k.push('Choose a location…')
  await app.byText(/^Exported: summary\.pdf, \d pages/)
  const sample = join(app.home, 'sample.chancery')
  const paper = join(app.home, 'sample.pdf')
  await chancery('sample', sample)
  await chancery('summary', sample, '--meeting', '2', '-o', paper)
  const own = (await wordsOf(join(app.home, 'summary.pdf'))).read
  assert.equal(ofTheMeeting(own), ofTheMeeting((await wordsOf(paper)).read))
  // Of the register this file knows what was announced at the meeting, and no amount of it.
  assert.match(own, /Annex I\. Totals[^]*Estonia[^]*Luxembourg[^]*Several countries[^]*Sources/)
  assert.doesNotMatch(own, /(EUR|DKK)/)
}

/** What a summary says of the meeting: without the totals, which are of the whole register, and without page numbers. */
function ofTheMeeting(words) {
  const lines = words.split('\n').filter((line) => !/^(DRAFT|.*page \d+ of \d+.*)$/.test(line.trim()))
  return lines.join('\n').replace(/Annex I\. Totals[^]*?(?=\nSources\n)/, '').replace(/\s+/g, ' ')
}

async function backUp(k, app) {
  await k.page('Settings')
  await k.push('Back up now')
  await app.byText(/^Backed up and verified: /)
  const backups = join(app.home, 'chancery/backups')
  const [backup] = (await readdir(backups, { recursive: true })).filter((name) => name.endsWith('.chancery'))
  await k.push(/^View/)
  await app.byText(basename(backup))
  await k.page('Meetings')
  await app.byRole('link', 'Second meeting')
  await chancery('verify', join(backups, backup))
}

journey(
  'the second meeting is recorded by keyboard, printed as the sample is, and backed up',
  (home) => ({ answers: [join(home, 'IT Coalition.chancery'), join(home, 'summary.pdf')] }),
  async (app, t) => {
    const k = new Secretary(app)
    const records = [firstStart, sayWhatItIs, addMembers, addInstruments, addMeeting, listWhoCame, writeMinutes, writeOutcomes]
    for (const step of [...records, readSummary, exportSummary, backUp]) {
      const [keys, began] = [app.effort.keys, Date.now()]
      await step(k, app)
      if (records.indexOf(step) > 0) await app.waitForSaved()
      t.diagnostic(`${step.name}: ${app.effort.keys - keys} keys, ${Math.round((Date.now() - began) / 100) / 10} s`)
    }
    assert.equal(app.effort.clicks, 0)
  },
)

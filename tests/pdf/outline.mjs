/**
 * What a tagged PDF is made of, a line each: its headings with their levels, its tables and charts, its lists and
 * the numbers of its paragraphs and notes, in the order of reading.
 *
 *     pdfinfo -struct-text FILE | node outline.mjs paper|opened
 *
 * `paper` is how Chancery tags, `opened` how LibreOffice does: there the title is no heading, and the
 * marks of lists and notes stand in the words.
 */
import { readFileSync } from 'node:fs'

const opened = process.argv[2] === 'opened'

/** The tree of elements; words are kept in the element that they stand in. */
function read(text) {
  const root = { name: 'Root', depth: -1, attributes: {}, parts: [] }
  const open = [root]
  for (const line of text.split('\n')) {
    const depth = line.search(/\S/)
    const said = line.trim()
    if (depth < 0 || /^Object \d/.test(said)) continue
    while (open.length > 1 && open.at(-1).depth >= depth) open.pop()
    const attribute = /^\/(\S+) (.*)$/.exec(said)
    if (attribute) {
      open.at(-1).attributes[attribute[1]] = attribute[2]
    } else if (said.startsWith('"')) {
      open.at(-1).parts.push(said.replace(/^"|"$/g, ''))
    } else {
      const name = said.split(/[ :]/)[0]
      const element = { name, depth, attributes: {}, parts: [] }
      open.at(-1).parts.push(element)
      open.push(element)
    }
  }
  return root
}

const inside = (element) => element.parts.filter((part) => typeof part === 'object')
const all = (element, name) =>
  inside(element).flatMap((part) => [...(part.name === name ? [part] : []), ...all(part, name)])
/** The pieces of text of an element, as they come. */
const pieces = (element) => element.parts.flatMap((part) => (typeof part === 'string' ? [part.trim()] : pieces(part)))
const words = (element) => pieces(element).join(' ').replace(/\s+/g, ' ').trim()

/** Rows by columns, and the words of the rows that are repeated on every page. */
function table(element) {
  const rows = all(element, 'TR').map(inside)
  const isHead = (row) => row.every((cell) => cell.name === 'TH' && cell.attributes.Scope === '/Column')
  const heads = rows.filter(isHead).map((row) => row.map(words).join(' | '))
  const columns = [...new Set(rows.map((row) => row.length))].join(' and ')
  // A document tells a chart as a table of its bars, which has no head; so has the masthead.
  if (opened && heads.length === 0) return ['chart']
  return [`table of ${rows.length} by ${columns}, repeated: ${heads.join(' / ')}`]
}

function list(element) {
  const kind = element.attributes.ListNumbering
  // The labels of facts are tagged as a list.
  if (kind === '/None') return []
  const items = all(element, 'LI').map((item) => pieces(item).find((piece) => piece !== ''))
  return [`list of ${items.length}: ${items.map((item) => item.split(' ')[0]).join(' ')}`]
}

function lines(element) {
  const level = /^H(\d)$/.exec(element.name)
  if (level) {
    const depth = Number(level[1]) - (opened ? 0 : 1)
    return depth > 0 ? [`heading ${depth}: ${words(element)}`] : []
  }
  if (element.name === 'Figure') return ['chart']
  if (element.name === 'Table') return table(element)
  if (element.name === 'L') return list(element)
  const [first = ''] = pieces(element)
  if (element.name === 'Note' || (element.name === 'P' && /^\d+$/.test(first))) {
    return [`note ${first}`]
  }
  if (element.name === 'P') {
    const number = /^(\d+\.|\d+(\.\d+)+)(\s|$)/.exec(words(element))
    return number ? [`paragraph ${number[1]}`] : []
  }
  return inside(element).flatMap(lines)
}

const found = lines(read(readFileSync(0, 'utf8')))
// LibreOffice tags the two sides of the masthead as a table.
if (opened && found[0] === 'chart') found.shift()
console.log(found.join('\n'))

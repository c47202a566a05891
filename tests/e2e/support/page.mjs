// What runs inside the page: finding things as a person or a screen reader names them, and the accessibility rules.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const queries = readFileSync(require.resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'), 'utf8')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

async function once(web, present, source) {
  if (!(await web.executeScript(`return ${present}`))) await web.executeScript(source)
}

/** All visible elements that `query` (of Testing Library) finds for these arguments; a RegExp is given as { pattern }. */
export async function find(web, query, ...args) {
  await once(web, 'Boolean(window.TestingLibraryDom)', queries)
  return web.executeScript(
    (query, args) => {
      const revived = JSON.parse(args, (key, value) =>
        value?.pattern === undefined ? value : new RegExp(value.pattern, value.flags),
      )
      const found = window.TestingLibraryDom[query](document.body, ...revived)
      return found.filter((element) => element.checkVisibility({ visibilityProperty: true }))
    },
    query,
    JSON.stringify(args, (key, value) => (value instanceof RegExp ? { pattern: value.source, flags: value.flags } : value)),
  )
}

/** What axe finds against WCAG 2.2 A and AA and its own best practices, one line for each element. */
export async function violations(web) {
  await once(web, 'Boolean(window.axe)', axe)
  const result = await web.executeAsyncScript((done) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
      ({ violations, passes }) => done({ violations, passes: passes.length }),
      (error) => done({ error: String(error) }),
    )
  })
  if (result.error) throw new Error(`axe: ${result.error}`)
  if (result.passes === 0) throw new Error('axe looked at nothing')
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ')}`),
  )
}

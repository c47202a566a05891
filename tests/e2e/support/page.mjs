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

/**
 * What axe finds against WCAG 2.2 A and AA and its own best practices, one line for each element. What is still
 * fading in is looked at as it will stand: a colour halfway is not a colour of the page.
 */
export async function violations(web) {
  await once(web, 'Boolean(window.axe)', axe)
  await once(
    web,
    'Boolean(window.standing)',
    `window.standing = new CSSStyleSheet()
     standing.replaceSync('* { animation: none !important; transition: none !important }')`,
  )
  const result = await web.executeAsyncScript((done) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.standing]
    window.axe
      .run(document, { runOnly: tags, resultTypes: ['violations'] })
      .then(
        ({ violations, passes }) => ({ violations, passes: passes.length }),
        (error) => ({ error: String(error) }),
      )
      .then((result) => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== window.standing)
        done(result)
      })
  })
  if (result.error) throw new Error(`axe: ${result.error}`)
  if (result.passes === 0) throw new Error('axe looked at nothing')
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.any.map((check) => check.message).join('; ')}`),
  )
}

/**
 * Does something while the page has always something to draw, one pixel that looks as before: where there is no graphics
 * card, the web view hands a picture of itself over with the next thing it draws, and of a page at rest never.
 */
export async function stirred(web, act) {
  await web.executeScript(() => {
    const pixel = document.createElement('i')
    pixel.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; pointer-events: none'
    const colours = ['rgb(0 0 0 / 0.1%)', 'rgb(0 0 0 / 0.2%)']
    pixel.animate([{ background: colours[0] }, { background: colours[1] }], { duration: 100, iterations: Infinity })
    document.documentElement.append((window.stirring = pixel))
  })
  try {
    return await act()
  } finally {
    await web.executeScript(() => window.stirring.remove())
  }
}

/** Pieces of text in the page that are drawn over each other, as `one / other`; what floats on purpose is left out. */
export function overlaps(web) {
  return web.executeScript(() => {
    const main = document.querySelector('main')
    const drawn = (node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      let boxes = [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
      for (let element = node.parentElement; element !== main; element = element.parentElement) {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(element)
        if (position === 'sticky' || position === 'fixed' || clipPath !== 'none') return []
        const frame = element.getBoundingClientRect()
        boxes = boxes.map((box) => ({
          left: overflowX === 'visible' ? box.left : Math.max(box.left, frame.left),
          right: overflowX === 'visible' ? box.right : Math.min(box.right, frame.right),
          top: overflowY === 'visible' ? box.top : Math.max(box.top, frame.top),
          bottom: overflowY === 'visible' ? box.bottom : Math.min(box.bottom, frame.bottom),
        }))
      }
      return boxes.filter((box) => box.right - box.left > 2 && box.bottom - box.top > 2)
    }
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const pieces = []
    while (texts.nextNode()) {
      const node = texts.currentNode
      const words = node.data.trim()
      if (words && node.parentElement.checkVisibility({ visibilityProperty: true })) {
        for (const box of drawn(node)) pieces.push({ words, node, ...box })
      }
    }
    const over = (a, b) =>
      a.node !== b.node &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
    return pieces.flatMap((a, at) =>
      pieces
        .slice(at + 1)
        .filter((b) => over(a, b))
        .map((b) => `${a.words} / ${b.words}`),
    )
  })
}

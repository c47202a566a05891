/**
 * What a document says in words of the shades of its charts, a word a line: the bars of a document are not shaded, so
 * a sentence names the stage of each, where the PDF has a key to the shades. The words of that key, which are in
 * both, are left out: pdfinfo -struct-text DOCUMENT.pdf | shades.mjs
 */
import { readFileSync } from 'node:fs'

const sentences = []
let open = false
for (const line of readFileSync(0, 'utf8').split('\n')) {
  const words = /^\s*"(.*)"$/.exec(line)?.[1]
  if (words === undefined) {
    open &&= line.trim().startsWith('/')
  } else if (words.startsWith('Bar chart in ')) {
    sentences.push(words)
    open = true
  } else if (open) {
    sentences.push(sentences.pop() + words)
  }
}
for (const sentence of sentences) {
  const said = sentence.replaceAll(/[\u00a0\u202f]/g, ' ')
  const bars = said.replace(/^Bar chart in \w+: /, '').split('; ')
  const key = new Set(bars.map((bar) => bar.replace(/: [^:]*$/, '').split(', ').at(-1)))
  const words = said.split(/\s+/).map((word) => word.replaceAll(',', '').replace(/[.:]+$/, ''))
  for (const word of words) {
    if (!key.delete(word) && !/^\d{0,3}$/.test(word)) console.log(word)
  }
}

// What a journey leaves behind, looked at from outside the window.
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const program = resolve(process.env.CHANCERY_CLI ?? resolve(import.meta.dirname, '../../../target/debug/chancery-cli'))

/** What `chancery-cli` says; it fails when that does. */
export async function chancery(...args) {
  return (await run(program, args)).stdout
}

/** The words of a PDF: as they are read, and as they stand on the page. */
export async function wordsOf(pdf) {
  const read = async (...options) => (await run('pdftotext', [...options, pdf, '-'])).stdout
  return { read: await read(), laidOut: await read('-layout') }
}

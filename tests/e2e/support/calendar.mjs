// Calendar files, read by two parsers that know nothing of each other and must agree.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ICAL from 'ical.js'

const python = resolve(import.meta.dirname, '../../../.cache/tools/python/bin/python')
const script = resolve(import.meta.dirname, 'read_invitation.py')

/** What the npm parser reads. */
export function byIcalJs(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')))
  const [zone] = calendar.getAllSubcomponents('vtimezone')
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const [vevent] = calendar.getAllSubcomponents('vevent')
  const event = new ICAL.Event(vevent)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    // A day without a time stays a day.
    start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
    zones: calendar.getAllSubcomponents('vtimezone').map((one) => one.getFirstPropertyValue('tzid')),
  }
}

/** What the PyPI parser reads; a line it could not read is an error. */
export function byIcalendar(path) {
  const { errors, start, ...event } = JSON.parse(execFileSync(python, [script, path], { encoding: 'utf8' }))
  if (errors.length > 0) throw new Error(errors.join('; '))
  return { ...event, start: start.includes('T') ? new Date(start).toISOString() : start }
}
